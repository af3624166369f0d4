import SourceTree
import Testing

@Suite struct DiagnosticWriterTests {
  let text = "rules:\n  id: a\n  x: 1\n  id: b\n"

  func files(_ text: String) -> (SourceFiles, FileID) {
    var files = SourceFiles()
    let id = files.add(SourceFile(name: "t.yaml", bytes: Array(text.utf8)))
    return (files, id)
  }

  func range(_ file: FileID, _ bytes: Range<Int>) -> SourceRange {
    SourceRange(file: file, lower: bytes.lowerBound, upper: bytes.upperBound)
  }

  @Test func `text underlines the place and every label`() {
    let (files, file) = files(text)
    var finding = Diagnostic(
      .error, "duplicate-key", "the key 'id' is given twice", at: range(file, 24..<26),
      help: "remove one")
    finding.label = "again here"
    finding = finding.labelled(range(file, 9..<11), "first here").noting("a fact")
    let written = DiagnosticWriter(files: files, format: .text).write([finding])
    #expect(
      written == """
        error[duplicate-key]: the key 'id' is given twice
         --> t.yaml:4:3
          |
        2 |   id: a
          |   -- first here
        3 |   x: 1
        4 |   id: b
          |   ^^ again here
          |
          = note: a fact
          = help: remove one

        """)
  }

  @Test func `labels on one line get rows of their own`() {
    let (files, file) = files("when: a > 5 && a < 3\n")
    var finding = Diagnostic(
      .warning, "never-true", "the condition is never true", at: range(file, 12..<14))
    finding.label = "both cannot hold"
    finding = finding.labelled(range(file, 6..<11), "first").labelled(
      range(file, 15..<20), "second")
    let written = DiagnosticWriter(files: files, format: .text).write([finding])
    #expect(
      written == """
        warning[never-true]: the condition is never true
         --> t.yaml:1:13
          |
        1 | when: a > 5 && a < 3
          |       ----- ^^ ----- second
          |       |     |
          |       |     both cannot hold
          |       first
          |

        """)
  }

  @Test func `carets count display columns`() {
    let (files, file) = files("痛み:\te\u{301}: x\n")
    let offset = Array("痛み:\te\u{301}: ".utf8).count
    let finding = Diagnostic(.error, "c", "m", at: range(file, offset..<(offset + 1)))
    let written = DiagnosticWriter(files: files, format: .text).write([finding])
    #expect(written.contains("  |            ^\n"))
    #expect(written.contains("t.yaml:1:9\n"))
  }

  @Test func `a long line is cut around the caret`() {
    let (files, file) = files(
      String(repeating: "a", count: 500) + "!" + String(repeating: "b", count: 500))
    let finding = Diagnostic(.error, "c", "m", at: range(file, 500..<501))
    let lines = DiagnosticWriter(files: files, format: .text).write([finding]).split(
      separator: "\n")
    let caret = lines[4].firstIndex(of: "^").map {
      lines[4].distance(from: lines[4].startIndex, to: $0)
    }
    let sign = lines[3].firstIndex(of: "!").map {
      lines[3].distance(from: lines[3].startIndex, to: $0)
    }
    #expect(caret == sign)
    #expect(lines[3].count < 120)
  }

  @Test func `control characters never reach the terminal`() {
    let (files, file) = files("a: \u{1B}[31m\u{202E}\n")
    let finding = Diagnostic(.error, "c", "bad \u{1B}", at: range(file, 3..<4))
    for format in DiagnosticFormat.allCases {
      let written = DiagnosticWriter(files: files, format: format).write([finding])
      #expect(!written.unicodeScalars.contains("\u{1B}"))
    }
  }

  @Test func `short has one line for each finding in the order of the file`() {
    let (files, file) = files(text)
    let late = Diagnostic(.warning, "b", "later", at: range(file, 24..<26))
    let early = Diagnostic(.error, "z", "earlier", at: range(file, 9..<11))
    let whole = Diagnostic(.error, "a", "no file", at: nil)
    #expect(
      DiagnosticWriter(files: files, format: .short).write([late, early, whole]) == """
        error: no file [a]
        t.yaml:2:3: error: earlier [z]
        t.yaml:4:3: warning: later [b]

        """)
  }

  @Test func `json gives bytes, lines and columns`() {
    let (files, file) = files("é: \"x\n")
    let finding = Diagnostic(
      .error, "c", "a \"quote\"", at: range(file, 4..<5), help: "h"
    ).fixing(range(file, 4..<5), "'", .ask)
    #expect(
      DiagnosticWriter(files: files, format: .json).write([finding]) == #"""
        {"format":1,"findings":[
          {"code":"c","severity":"error","message":"a \"quote\"","file":"t.yaml","start":{"byte":4,"line":1,"column":4},"end":{"byte":5,"line":1,"column":5},"label":null,"labels":[],"notes":[],"help":"h","fixes":[{"applicability":"ask","edits":[{"file":"t.yaml","startByte":4,"endByte":5,"text":"'"}]}]}
        ]}

        """#)
  }
}
