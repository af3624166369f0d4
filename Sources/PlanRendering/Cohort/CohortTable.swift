package import JSONWriting

/// The cohort as a table: subjects in their order, the most frequent first, then by id.
public struct CohortTable: Sendable {
  /// How a table is written.
  public enum Format: String, Sendable, CaseIterable {
    case text, json, csv
  }

  private let cohort: Cohort

  /// Creates the table of a cohort.
  public init(_ cohort: Cohort) {
    self.cohort = cohort
  }

  private var rows: [(key: Cohort.Key, count: Int)] {
    cohort.counts.map { (key: $0.key, count: $0.value) }.sorted { left, right in
      let (a, b) = (left.key, right.key)
      return (a.subject.rawValue, -left.count, a.id, a.reason)
        < (b.subject.rawValue, -right.count, b.id, b.reason)
    }
  }

  /// The table in a format; the same counts give the same bytes.
  public func write(_ format: Format) -> String {
    switch format {
    case .text: text
    case .csv: csv
    case .json: json
    }
  }

  private var text: String {
    var lines = ["\(cohort.plans) plans, \(cohort.failures) records with errors"]
    var subject: Cohort.Subject?
    for row in rows {
      if row.key.subject != subject {
        subject = row.key.subject
        lines += ["", row.key.subject.name]
      }
      let count = String(row.count)
      let share = percent(row.count)
      let name = row.key.reason.isEmpty ? row.key.id : "\(row.key.id): \(row.key.reason)"
      lines.append("  \(padded(count, 9)) \(padded(share, 6))  \(name)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var csv: String {
    let head =
      "subject,id,reason,count\r\nplans,,,\(cohort.plans)\r\nerrors,,,\(cohort.failures)\r\n"
    return rows.reduce(into: head) { text, row in
      let cells = [row.key.subject.name, row.key.id, row.key.reason].map(quoted)
      text += "\(cells.joined(separator: ",")),\(row.count)\r\n"
    }
  }

  private var json: String {
    String(decoding: JSONText.compact(self).bytes, as: UTF8.self) + "\n"
  }

  /// Hundredths of a percent would promise more than a cohort can hold; one place is enough.
  private func percent(_ count: Int) -> String {
    guard cohort.plans > 0 else { return "" }
    let tenths = (count * 1000 + cohort.plans / 2) / cohort.plans
    return "\(tenths / 10).\(tenths % 10)%"
  }

  private func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private func quoted(_ cell: String) -> String {
    guard cell.contains(where: { ",\"\n\r".contains($0) }) else { return cell }
    return "\""
      + cell.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}

extension CohortTable: JSONMembers {
  package func write(to json: inout JSONText) {
    json.member("format", 1)
    json.member("plans", cohort.plans)
    json.member("errors", cohort.failures)
    json.member("counts", rows.map(Row.init))
  }

  private struct Row: JSONMembers {
    let key: Cohort.Key
    let count: Int

    package func write(to json: inout JSONText) {
      json.member("subject", key.subject.name)
      json.member("id", key.id)
      json.member("reason", key.reason.isEmpty ? nil : key.reason)
      json.member("count", count)
    }
  }
}
