/// Colours for a terminal, or none.
struct Painter: Sendable {
  enum Role: Hashable {
    case severity(Diagnostic.Severity)
    case frame, secondary, strong
  }

  let isColoured: Bool

  func paint(_ text: String, _ role: Role) -> String {
    guard isColoured, !text.isEmpty else { return text }
    return "\u{1B}[\(code(role))m\(text)\u{1B}[0m"
  }

  private func code(_ role: Role) -> String {
    switch role {
    case .severity(.error): "1;31"
    case .severity(.warning): "1;33"
    case .severity(.note): "1;36"
    case .frame, .secondary: "1;34"
    case .strong: "1"
    }
  }
}
