import Foundation
import PlanCore
import StageCatalog
import TestSupport
import Testing
import YAMLSource

/// The folders under `Plugins/`, the list in `Package.swift` and the catalogue say the same.
struct BuiltInStagesTests {
  private var folders: [String] {
    get throws {
      let plugins = PackageFolder.url.appending(path: "Plugins")
      return try FileManager.default.contentsOfDirectory(atPath: plugins.path)
        .filter { !$0.hasPrefix(".") }.sorted()
    }
  }

  /// The folder of a stage, from the name of its module.
  private func module(_ stage: any Stage.Type) -> String {
    String(reflecting: stage).split(separator: ".").prefix(1).joined().replacing("Plugin", with: "")
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: PackageFolder.url.appending(path: path)), as: UTF8.self)
  }

  /// The names between the brackets behind `let stages = [`.
  private func stagesOfThePackage() throws -> [String] {
    let manifest = try text("Package.swift")
    let list = manifest.split(separator: "let stages = [").dropFirst().first ?? ""
    let names = list.prefix { $0 != "]" }.split { !$0.isLetter }
    return names.map(String.init).sorted()
  }

  @Test func everyFolderIsAModuleOfThePackage() throws {
    #expect(
      try stagesOfThePackage() == folders,
      "put the name of each folder under Plugins/ into 'stages' in Package.swift, and no other")
  }

  @Test func everyFolderIsInTheCatalogue() throws {
    let modules = BuiltInStages.all.map(module).sorted()
    #expect(
      try modules == folders,
      "list the stage of each folder under Plugins/ in Sources/StageCatalog/BuiltInStages.swift")
  }

  @Test func everyFolderHasAPageThatNamesItsStageAsPlansDo() throws {
    for type in BuiltInStages.all {
      let page = "Plugins/\(module(type))/README.md"
      #expect(try text(page).contains("Stage `\(type.name)`"), "\(page) names its stage")
    }
  }

  @Test func theExampleOfEveryPageHasTheShapeOfItsStage() throws {
    for type in BuiltInStages.all {
      let page = "Plugins/\(module(type))/README.md"
      let lines = try text(page).split(separator: "\n", omittingEmptySubsequences: false)
      let example = lines.drop { $0 != "```yaml" }.dropFirst().prefix { $0 != "```" }
      #expect(!example.isEmpty, "\(page) has an example")
      let bytes = Array(example.joined(separator: "\n").utf8)
      var files = SourceFiles()
      let id = files.add(SourceFile(name: page, bytes: bytes))
      var diagnostics: [Diagnostic] = []
      let node = try #require(YAMLReader().read(id, in: files, diagnostics: &diagnostics))
      diagnostics += type.shape.findings(in: node)
      #expect(diagnostics.map(\.message) == [], "\(page)")
    }
  }

  @Test func noTwoStagesShareAName() throws {
    let registry = try BuiltInStages.registry()
    #expect(registry.names.count == BuiltInStages.all.count)
  }

  @Test func aFurtherStageOfABuiltInNameIsAnError() throws {
    let first = try #require(BuiltInStages.all.first)
    let duplicate = #expect(throws: StageRegistry.DuplicateName.self) {
      try BuiltInStages.registry(adding: [first])
    }
    #expect(duplicate?.name == first.name)
  }

  @Test func everyRoleHasAStage() {
    var roles: Set<StageRole> = []
    for type in BuiltInStages.all { roles.insert(type.role) }
    #expect(roles == Set(StageRole.allCases))
  }
}
