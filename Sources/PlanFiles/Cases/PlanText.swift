public import PlanCore
public import SourceTree
import YAMLSource

/// One file of a plan as it was written, with what it may hold.
public struct PlanText: Sendable {
  /// The file.
  public var file: FileID
  /// The root.
  public var node: SourceNode
  /// What it may hold.
  public var shape: Shape

  /// Every place of a known kind in the file, in the order of the file.
  public var sites: [ShapeSite] { ShapeSite.all(in: node, shape) }

  /// The texts behind a definition: `plan.yaml`, the facts, and the files of the stages, each once.
  public static func all(of definition: PlanDefinition) -> [PlanText] {
    guard let plan = text("plan.yaml", PlanShape.plan, of: definition) else { return [] }
    let fields = Fields(plan.node)
    var texts = [plan]
    if let name = fields.text("profile"), let facts = text(name, FactShape.file, of: definition) {
      texts.append(facts)
    }
    for (entry, stage) in zip(fields.objects("stages"), definition.stages) {
      texts += entry.items("from").compactMap {
        text($0.text, type(of: stage.stage).shape, of: definition)
      }
    }
    return texts
  }

  private static func text(
    _ name: String, _ shape: Shape, of definition: PlanDefinition
  ) -> PlanText? {
    let path = "\(definition.folder)/\(name)"
    guard let position = definition.files.all.lastIndex(where: { $0.name == path }) else {
      return nil
    }
    let id = FileID(rawValue: Int32(position))
    // The file was read without findings before, so there are none to keep.
    var findings: [Diagnostic] = []
    return YAMLReader().read(id, in: definition.files, diagnostics: &findings).map {
      PlanText(file: id, node: $0, shape: shape)
    }
  }
}
