import PlanCases
import PlanCore
import PlanFiles
import SourceTree
import Testing

@Suite struct MutantTests {
  @Test func everyKindIsFoundAndChangesItsFile() throws {
    let plan = try Plan()
    let mutants = Mutant.all(of: plan.definition)
    for kind in Mutant.Kind.allCases {
      #expect(mutants.contains { $0.kind == kind }, "\(kind)")
    }
    for mutant in mutants {
      let file = plan.definition.files[mutant.range.file]
      #expect(mutant.bytes(of: file) != file.bytes, "\(mutant.summary)")
    }
  }

  @Test func quotesAndNamesAreNotNumbers() throws {
    let mutants = Mutant.all(of: try Plan().definition).filter { $0.kind == .number }
    #expect(
      !mutants.contains { $0.summary.hasPrefix("12 becomes") && $0.summary.contains("falls_1") })
    #expect(mutants.contains { $0.summary.hasPrefix("60 becomes 59 in ") })
    #expect(mutants.contains { $0.summary.hasPrefix("60 becomes 61 in ") })
  }

  @Test func aReplacedTextIsReadInsteadOfTheFile() {
    var access = FileAccess()
    access.replacements["no/such/file"] = [104, 105]
    var findings: [Diagnostic] = []
    #expect(access.read("no/such/file", &findings)?.bytes == [104, 105])
    #expect(findings.isEmpty)
  }
}
