import SourceTree

/// The keys of the mappings that are open, to find those that are given twice.
struct KeyLedger {
  private struct Key {
    var hash: UInt64
    var node: Int
  }

  private var keys: [Key] = []

  var count: Int { keys.count }

  /// The key that was read last.
  var last: Int? { keys.last?.node }

  mutating func add(node: Int, _ value: Span<UInt8>) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in 0..<value.count {
      hash = (hash ^ UInt64(value[index])) &* 0x100_0000_01B3
    }
    keys.append(Key(hash: hash, node: node))
  }

  /// Forgets the keys of the innermost mapping and gives those that equal an earlier one, by their bytes.
  mutating func closeMapping(
    from first: Int, in builder: SourceTreeBuilder
  ) -> [(first: Int, second: Int)] {
    defer { keys.removeSubrange(first...) }
    let own = keys[first...]
    return own.count <= 12 ? pairwise(own, in: builder) : sorted(own, in: builder)
  }

  private func pairwise(
    _ own: ArraySlice<Key>, in builder: SourceTreeBuilder
  ) -> [(first: Int, second: Int)] {
    var result: [(first: Int, second: Int)] = []
    for index in own.indices.dropFirst() {
      let earlier = own[..<index].first {
        $0.hash == own[index].hash
          && builder.value(of: $0.node) == builder.value(of: own[index].node)
      }
      if let earlier { result.append((earlier.node, own[index].node)) }
    }
    return result
  }

  /// Sorting keeps a mapping with very many keys cheap, even when someone made their hashes equal.
  private func sorted(
    _ own: ArraySlice<Key>, in builder: SourceTreeBuilder
  ) -> [(first: Int, second: Int)] {
    let order = own.sorted { left, right in
      guard left.hash == right.hash else { return left.hash < right.hash }
      let (a, b) = (builder.value(of: left.node), builder.value(of: right.node))
      return a == b ? left.node < right.node : a.lexicographicallyPrecedes(b)
    }
    var result: [(first: Int, second: Int)] = []
    guard var leader = order.first else { return [] }
    for key in order.dropFirst() {
      if key.hash == leader.hash, builder.value(of: key.node) == builder.value(of: leader.node) {
        result.append((leader.node, key.node))
      } else {
        leader = key
      }
    }
    return result.sorted { $0.second < $1.second }
  }
}
