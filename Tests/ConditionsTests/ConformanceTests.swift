import Foundation
import SourceTree
import TestSupport
import Testing

@testable import Conditions

@Suite(
  .enabled(if: SharedFixtures.folder != nil, Comment(rawValue: SharedFixtures.absence)))
struct ConformanceTests {
  @Test func `the public tests of CEL hold for the subset`() throws {
    var right = 0
    var refused = 0
    var wrong: [String] = []
    for test in try Self.celTests() {
      let text = ConditionText(test.expression)
      var report = ConditionReport(text)
      let syntax = Parser.parse(text, &report)
      let problems = report.diagnostics.filter { $0.code != "condition-ternary" }
      let outcome = syntax.map { Reference().run($0) } ?? .failure
      if let value = test.value {
        let isRight = problems.isEmpty && outcome == .value(value)
        if isRight { right += 1 } else { wrong.append(test.name) }
      } else {
        var diagnostics: [Diagnostic] = []
        var compiler = ConditionCompiler()
        if compiler.compile(text, diagnostics: &diagnostics) == nil, diagnostics.hasErrors {
          refused += 1
        }
      }
    }
    // Both need more than 18 significant digits or decimals, which the language refuses instead of rounding.
    #expect(
      wrong == [
        "basic/self_eval_nonzeroish/self_eval_int_negative_min",
        "comparisons/lte_literal/lte_double_lt",
      ])
    #expect(right == 176)
    #expect(refused == 13)
  }

  @Test func `the logical tables of CQL hold with null as a missing fact`() throws {
    var clinic = Clinic()
    for name in ["t", "f", "n"] { clinic.declare(name, .yesNo) }
    var right = 0
    for test in try Self.logicTests() {
      var single = try #require(Single(test.condition, clinic.compiler))
      let truth = single.truth(["t": .yesNo(true), "f": .yesNo(false)])
      let expected: Truth =
        switch test.output {
        case "true": .yes
        case "false": .no
        default: .unknown
        }
      #expect(truth == expected, "\(test.condition)")
      if truth == expected { right += 1 }
    }
    #expect(right == 39)
  }

  private struct CELTest {
    let name: String
    let expression: String
    /// Nil when an error is expected.
    let value: Reference.Value?
  }

  private static func celTests() throws -> [CELTest] {
    let folder = try #require(SharedFixtures.folder)
    let file = folder.appending(path: "cel-spec/subset.jsonl")
    let others = ["enums", "dynamic", "conversions/type", "type_deduction"]
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      let json = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      guard let json, json["env"] == nil, let name = json["id"] as? String,
        let expression = json["expr"] as? String, !others.contains(where: name.hasPrefix)
      else { return nil }
      if json["expect"] as? String == "error" {
        return CELTest(name: name, expression: expression, value: nil)
      }
      guard let value = value(json["value"]) else { return nil }
      return CELTest(name: name, expression: expression, value: value)
    }
  }

  private static func value(_ json: Any?) -> Reference.Value? {
    guard let (kind, content) = (json as? [String: Any])?.first else { return nil }
    switch (kind, content) {
    case ("bool_value", let text as String): return .yesNo(text == "true")
    case ("string_value", let text as String): return Reference.text(text)
    case ("list", let items as [Any]): return .list(items.compactMap(value))
    case ("int64_value", let text as String), ("uint64_value", let text as String),
      ("double_value", let text as String):
      // A number beyond 18 digits stands for "no value", so that the test counts as wrong.
      return ExactDecimal(text).map { .number($0) } ?? .text([])
    default: return nil
    }
  }

  private static func logicTests() throws -> [(condition: String, output: String)] {
    let folder = try #require(SharedFixtures.folder)
    let file = folder.appending(path: "cql-tests/CqlLogicalOperatorsTest.xml")
    let xml = try String(contentsOf: file, encoding: .utf8)
    let pattern = /<expression[^>]*>(.*?)<\/expression>\s*<output>(.*?)<\/output>/
    let names = ["true": "t", "false": "f", "null": "n"]
    return xml.matches(of: pattern).compactMap { match in
      let words = match.1.split(separator: " ").map { names[String($0)] ?? String($0) }
      let output = String(match.2)
      if words.count == 2, words[0] == "not" { return ("!\(words[1])", output) }
      guard words.count == 3 else { return nil }
      let (a, b) = (words[0], words[2])
      switch words[1] {
      case "and": return ("\(a) && \(b)", output)
      case "or": return ("\(a) || \(b)", output)
      case "xor": return ("\(a) && !\(b) || !\(a) && \(b)", output)
      case "implies": return ("!\(a) || \(b)", output)
      default: return nil
      }
    }
  }
}
