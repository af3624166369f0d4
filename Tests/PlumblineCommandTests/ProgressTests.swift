import Testing

@testable import PlumblineCommand

/// The line on the terminal while a batch runs.
struct ProgressTests {
  private typealias State = BatchProgress.State

  @Test("a bar, the rate and the time left are told from what was done so far")
  func bar() {
    let text = BatchProgress.text(
      State(records: 5_000, failures: 2, part: 0.5), since: State(records: 0, part: 0), seconds: 10)
    #expect(
      text == "[##########..........] 50%, 5000 records, 500/s, 2 with errors, 0:10 left")
  }

  @Test("what an earlier run did counts neither for the rate nor for the time left")
  func resumed() {
    let text = BatchProgress.text(
      State(records: 9_000, part: 0.75), since: State(records: 8_000, part: 0.5), seconds: 3_700)
    #expect(text == "[###############.....] 75%, 9000 records, 0/s, 1:01:40 left")
  }

  @Test("of a pipe nobody knows how long it is, so there is no bar")
  func pipe() {
    #expect(
      BatchProgress.text(State(records: 700), since: State(records: 100), seconds: 2)
        == "700 records, 300/s")
  }

  @Test("before anything is done there is no time to tell")
  func beginning() {
    let state = State(records: 3, part: 0.25)
    #expect(BatchProgress.text(state, since: state, seconds: 0).hasSuffix("3 records, 0/s"))
  }
}
