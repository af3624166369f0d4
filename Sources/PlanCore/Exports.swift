// A stage depends on PlanCore alone: what its files are made of and what its conditions compile to come with it.
@_exported public import Conditions
@_exported public import SourceTree
