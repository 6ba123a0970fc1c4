/// A value that many findings have in common: handed on by reference, and known again without being compared.
public struct Shared<Value: Sendable>: Sendable {
  @usableFromInline
  final class Box: Sendable {
    @usableFromInline let value: Value

    @usableFromInline
    init(_ value: Value) { self.value = value }
  }

  @usableFromInline let box: Box

  /// A box of its own.
  public init(_ value: Value) { box = Box(value) }

  /// What is shared.
  @inlinable public var value: Value { box.value }

  /// The same for all copies; another value may have it once all copies are gone.
  @inlinable public var identity: ObjectIdentifier { ObjectIdentifier(box) }
}
