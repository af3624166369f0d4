import SourceTree
import Testing

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("stgae", "stage"), ("STAGE", "stage"), ("pain_leg", "leg_pain"), ("leg-pain", "leg_pain"),
    ("odii", "odi"), ("pain", "leg_pain"),
  ])
  func `a near name is found`(written: String, meant: String) {
    #expect(nearest(written, in: ["age", "stage", "leg_pain", "odi"]) == meant)
  }

  @Test(arguments: ["2", "xx", "completely", "nothing"])
  func `short and far names get no suggestion`(name: String) {
    #expect(nearest(name, in: ["I", "II", "stage", "leg_pain"]) == nil)
  }

  @Test func `values are listed when they are eight or fewer`() {
    #expect(didYouMean("zz", among: ["I", "II"]) == "allowed values: `I`, `II`")
    #expect(didYouMean("stgae", among: ["stage"]) == "did you mean `stage`?")
    #expect(didYouMean("zz", among: (1...9).map { "v\($0)" }) == nil)
  }

  @Test func `names are compared by scalars, not by canonical equivalence`() {
    #expect(nearest("caf\u{E9}s", in: ["cafe\u{301}s"]) == nil)
  }
}
