import PlanCore
import PlanFiles
import SourceTree
import StageCatalog
import YAMLSource

/// A profile and the plan that it is read against.
struct ProfileInput: Sendable {
  /// The files that were read, for the findings' places.
  private(set) var files: SourceFiles
  /// Everything that is wrong.
  var findings: [Diagnostic] = []
  /// The plan; nil after an error in it.
  var definition: PlanDefinition?
  /// The plan's part up to its triage, read when there is an error in the plan; nil when that part is wrong too.
  private(set) var triage: PlanDefinition?
  /// The profile; nil after an error in it.
  var profile: Profile?

  /// Reads a profile and its plan; the findings say everything that is wrong with either.
  ///
  /// - Parameters:
  ///   - path: the profile's path, or `-`.
  ///   - day: the day to plan for instead of the profile's own.
  ///   - files: the files that were read before.
  init(
    _ path: String, on day: Day?, options: PlanOptions, system: System,
    files earlier: SourceFiles = SourceFiles()
  ) {
    files = earlier
    let bytes = FileAccess().read(path, &findings)
    var node: SourceNode?
    if let bytes {
      let id = files.add(bytes)
      node = YAMLReader().read(id, in: files, diagnostics: &findings)
    }
    let name = node.flatMap(ProfileReader.planName)
    guard let folder = folder(options, name, node, system) else { return }
    let ofPlan = load(folder)
    if let plan = definition ?? triage, let node, let bytes {
      read(node, of: bytes, against: plan, on: day)
    }
    findings += ofPlan
  }

  /// Reads the plan, or as much of it as warning signs need; returns what is wrong with it.
  private mutating func load(_ folder: String) -> [Diagnostic] {
    var found: [Diagnostic] = []
    do {
      let loader = PlanLoader(try BuiltInStages.registry())
      definition = loader.load(folder, files: &files, diagnostics: &found)
      if definition == nil { triage = loader.loadTriage(folder) }
    } catch {
      found.append(
        Diagnostic(.error, .duplicateStage, "two stages are called '\(error.name)'", at: nil))
    }
    return found
  }

  private mutating func read(
    _ node: SourceNode, of file: SourceFile, against plan: PlanDefinition, on day: Day?
  ) {
    profile = ProfileReader(plan).read(node, on: day, diagnostics: &findings)
    profile?.sha256 = Fingerprint.sha256(file.bytes)
    if findings.hasErrors { profile = nil }
  }

  private mutating func folder(
    _ options: PlanOptions, _ name: SourceNode?, _ profile: SourceNode?, _ system: System
  ) -> String? {
    if let folder = options.plan { return folder }
    guard let profile else { return nil }
    guard profile.kind == .mapping else {
      findings.append(ProfileReader.notAProfile(at: profile.range))
      return nil
    }
    guard let name, name.kind == .scalar, !name.isNull else {
      findings.append(
        Diagnostic(
          .error, .missingKey, "the profile does not say which plan it is for",
          at: profile.range, help: "write 'plan: …', or give the plan's folder with --plan"))
      return nil
    }
    let finder = PlanFinder(path: options.plansPath, system: system)
    if let folder = finder.folder(of: name.text) { return folder }
    findings.append(finder.notFound(name.text, at: name.range))
    return nil
  }
}

extension Diagnostic.Code {
  /// Two stages of one name.
  static let duplicateStage: Self = "duplicate-stage"
}
