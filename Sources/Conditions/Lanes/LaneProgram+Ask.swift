extension LaneProgram {
  /// How many parts there are: one more than facts that others must set between them.
  public var partCount: Int { parts.count }

  /// Works out the answers of a part for everybody in a block; parts go in their order.
  public func ask(part: Int, of block: inout LaneBlock) {
    if part == 0 { turnTold(&block) }
    // Looked at in place: copies would count references that all cores share.
    derivations.withUnsafeBufferPointer { derivations in
      for step in steps[parts[part].steps] {
        switch step {
        case .answer(let nodes): answer(nodes, &block.answers)
        case .derive(let index):
          block.derive(derivations[index], butFor: block.given[index])
          block.test(derivations[index])
        }
      }
    }
  }

  /// For whom a condition is known to hold, and for whom it is known not to.
  public func answer(of condition: ConditionID, in block: LaneBlock) -> (yes: UInt64, no: UInt64) {
    let operand = answers[condition.index]
    return (block.answers[Int(operand.place)], block.answers[Int(operand.opposite.place)])
  }

  private func turnTold(_ block: inout LaneBlock) {
    for row in 0..<layout.rows {
      BitSquare.turn(&block.toldYes, at: row * 64)
      BitSquare.turn(&block.toldNo, at: row * 64)
    }
    var place = 2 * LaneGraph.firstTest
    for test in block.toldYes.indices {
      block.answers[place] = block.toldYes[test]
      block.answers[place + 1] = block.toldNo[test]
      place += 2
    }
  }

  private func answer(_ range: Range<Int>, _ answers: inout [UInt64]) {
    graph.nodes.withUnsafeBufferPointer { nodes in
      graph.operands.withUnsafeBufferPointer { operands in
        answers.withUnsafeMutableBufferPointer { answers in
          for index in range {
            let node = nodes[index]
            let first = Int(node.first)
            switch node.kind {
            case .all:
              var yes = UInt64.max
              var no: UInt64 = 0
              for operand in first..<first + Int(node.count) {
                let place = Int(operands[operand].place)
                yes &= answers[place]
                no |= answers[place ^ 1]
              }
              answers[2 * index] = yes
              answers[2 * index + 1] = no
            case .certain:
              let yes = answers[Int(operands[first].place)]
              answers[2 * index] = yes
              answers[2 * index + 1] = ~yes
            case .yes, .unknown, .told, .derived: break
            }
          }
        }
      }
    }
  }
}
