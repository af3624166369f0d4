public import PlanCore

/// The letters of one definition to one kind of reader: the lines of whatever its plans may say are set once, and every letter
/// copies them.
///
/// The letters are those of `PlanText`, byte for byte, of any plan; of another definition's plan nothing is copied that does not
/// stand in both. Worth it from ten or twenty letters on (`make bench`). A value that any number of tasks may share.
public struct PreparedLetters: Sendable {
  private let audience: Audience
  let set: SetBlocks

  /// Sets everything that the definition may say to a reader.
  public init(_ definition: PlanDefinition, for audience: Audience) {
    let repertoire = Repertoire(definition)
    var page = TextPage(keeping: true)
    for plan in [repertoire.everything] + repertoire.others {
      PlanText.write(plan, for: audience, explaining: false, on: &page)
    }
    let letter = Letter(repertoire.everything, for: audience)
    SourceSection.writeAll(definition.sources.map { Source($0) }, letter, to: &page)
    self.audience = audience
    set = page.blocks
  }

  /// Writes a plan, as `PlanText.write` does.
  ///
  /// - Parameter explaining: whether every verdict that the plan keeps follows.
  public func write(_ plan: CarePlan, explaining: Bool = false) -> String {
    var page = TextPage(copying: set)
    PlanText.write(plan, for: audience, explaining: explaining, on: &page)
    return page.text
  }
}
