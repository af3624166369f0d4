public import PlanCore
import PlanFiles
import SourceTree
import StageCatalog

/// Plans and profiles from files.
public enum Loading {
  /// The definition in a folder.
  public static func definition(_ folder: String) throws -> PlanDefinition {
    try PlanLoader(BuiltInStages.registry()).load(folder)
  }

  /// A person from a text of YAML.
  public static func person(_ text: String, _ definition: PlanDefinition) throws -> Profile {
    try ProfileReader(definition).read(SourceFile(name: "person", bytes: Array(text.utf8)))
  }
}
