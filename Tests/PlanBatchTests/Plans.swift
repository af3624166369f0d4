import Foundation
import PlanCore
import PlanFiles
import StageCatalog
import TestSupport
import Testing

/// The plan in a folder of the package.
func plan(_ folder: String) throws -> PlanDefinition {
  try plan(at: PackageFolder.url.appending(path: folder))
}

/// The plan in a folder of the package, with one file changed.
func plan(
  _ folder: String, changing file: String, _ old: String, _ new: String
) throws -> PlanDefinition {
  let copy = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.copyItem(at: PackageFolder.url.appending(path: folder), to: copy)
  defer { try? FileManager.default.removeItem(at: copy) }
  let path = copy.appending(path: file)
  let text = try String(contentsOf: path, encoding: .utf8)
  let changed = text.replacing(old, with: new)
  #expect(changed != text)
  try changed.write(to: path, atomically: true, encoding: .utf8)
  return try plan(at: copy)
}

private func plan(at folder: URL) throws -> PlanDefinition {
  try PlanLoader(BuiltInStages.registry()).load(folder.path)
}
