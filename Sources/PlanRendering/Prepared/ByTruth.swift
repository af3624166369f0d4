import PlanCore

/// A piece for each answer of a condition.
struct ByTruth: Sendable {
  private let yes: Piece
  private let no: Piece
  private let unknown: Piece

  init(_ piece: (Truth) -> Piece) {
    yes = piece(.yes)
    no = piece(.no)
    unknown = piece(.unknown)
  }

  subscript(truth: Truth) -> Piece {
    switch truth {
    case .yes: yes
    case .no: no
    case .unknown: unknown
    }
  }
}
