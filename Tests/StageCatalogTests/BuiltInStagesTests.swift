import Foundation
import PlanCore
import StageCatalog
import TestSupport
import Testing

/// The folders under `Plugins/`, the list in `Package.swift` and the catalogue say the same.
struct BuiltInStagesTests {
  private var folders: [String] {
    get throws {
      let plugins = PackageFolder.url.appending(path: "Plugins")
      return try FileManager.default.contentsOfDirectory(atPath: plugins.path)
        .filter { !$0.hasPrefix(".") }.sorted()
    }
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: PackageFolder.url.appending(path: path)), as: UTF8.self)
  }

  /// The names between the brackets behind `let stages = [`.
  private func stagesOfThePackage() throws -> [String] {
    let manifest = try text("Package.swift")
    let list = try #require(manifest.firstMatch(of: /let stages = \[([^\]]*)\]/))
    return list.1.matches(of: /"([A-Za-z]+)"/).map { String($0.1) }.sorted()
  }

  @Test func everyFolderIsAModuleOfThePackage() throws {
    #expect(
      try stagesOfThePackage() == folders,
      "put the name of each folder under Plugins/ into 'stages' in Package.swift, and no other")
  }

  @Test func everyFolderIsInTheCatalogue() throws {
    let modules = BuiltInStages.all.map { type in
      String(reflecting: type).split(separator: ".")[0].replacing("Plugin", with: "")
    }
    #expect(
      try modules.sorted() == folders,
      "list the stage of each folder under Plugins/ in Sources/StageCatalog/BuiltInStages.swift")
  }

  @Test func everyFolderSaysWhatItsStageIsAndNamesItAsPlansDo() throws {
    for type in BuiltInStages.all {
      let module = String(reflecting: type).split(separator: ".")[0].replacing("Plugin", with: "")
      let page = try text("Plugins/\(module)/README.md")
      #expect(page.contains("`\(type.name)`"), "Plugins/\(module)/README.md names the stage")
      #expect(page.contains("```yaml"), "Plugins/\(module)/README.md has an example")
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
    #expect(Set(BuiltInStages.all.map(\.role)) == Set(StageRole.allCases))
  }
}
