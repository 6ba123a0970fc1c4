@testable import CivilTime
import TestSupport
import Testing

/// Zone files made by hand, so that nothing depends on what a system's database says.
@Suite("Time zone files")
struct ZoneFileTests {
    /// A file of version 2, whose first block is empty.
    static func file(changes: [(instant: Int64, type: UInt8)], offsets: [Int32], rule: String) -> [UInt8] {
        func header(_ changeCount: Int, _ typeCount: Int) -> [UInt8] {
            var bytes = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
            for count in [0, 0, 0, changeCount, typeCount, 4] { bytes += bigEndian(Int32(count)) }
            return bytes
        }
        let firstBlock = header(0, 1) + [0, 0, 0, 0, 0, 0] + Array("UTC\0".utf8)
        var bytes = firstBlock + header(changes.count, offsets.count)
        for change in changes { bytes += bigEndian(change.instant) }
        bytes += changes.map(\.type)
        for offset in offsets { bytes += bigEndian(offset) + [0, 0] }
        return bytes + Array("UTC\0\n\(rule)\n".utf8)
    }

    static func bigEndian(_ number: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: number.bigEndian, Array.init) }

    static func rules(_ changes: [(instant: Int64, type: UInt8)], _ offsets: [Int32], _ rule: String) -> ZoneRules? {
        ZoneRules(name: "Made/Up", fileBytes: file(changes: changes, offsets: offsets, rule: rule))
    }

    @Test("the table holds before the rule")
    func table() throws {
        let zone = try #require(Self.rules([(-1000, 1), (5000, 0)], [7200, 3600], "AAA-2"))
        #expect([-1001, -1000, 4999, 5000, 1 << 50].map(zone.offset(atInstant:)) == [7200, 3600, 3600, 7200, 7200])
        // Clocks go back at -1000 (from 6200 to 2600) and forward at 5000 (from 8600 to 12200).
        #expect([2599, 2600, 6199, 6200, 8599, 8600, 12_199, 12_200].map(zone.offset(atLocal:))
            == [7200, 7200, 7200, 3600, 3600, 3600, 3600, 7200])
    }

    @Test("a rule alone", arguments: [
        ("AAA3", [-10_800, -10_800, -10_800]), ("<+0330>-3:30:15", [12_615, 12_615, 12_615]),
        ("AAA0BBB,M3.5.0/1,M10.5.0", [0, 3600, 0]), ("AAA0BBB,J60/0,J300/0", [0, 3600, 0]), ("AAA0BBB,59,299/23", [0, 3600, 0]),
        ("AAA-10BBB,M10.1.0,M4.1.0/3", [39_600, 36_000, 39_600]), ("AAA0BBB2,M3.5.0/-25,M10.5.0/167", [0, -7200, 0]),
        // Summer time all the year.
        ("AAA3BBB2,0/0,J365/25", [-7200, -7200, -7200]),
    ])
    func ruleAlone(rule: String, offsets: [Int]) throws {
        let zone = try #require(Self.rules([], [0], rule))
        for year: Int64 in [-4000, 1970, 2026, 2028, 90_000] {
            let months = [1, 7, 12].map { ProlepticCalendar.dayNumber(year: year, month: $0, day: 30) * 86_400 }
            #expect(months.map(zone.offset(atInstant:)) == offsets)
            #expect(months.map(zone.offset(atLocal:)) == offsets)
        }
    }

    @Test("1 March is J60 in every year, and day 60 from 0 in leap years only", arguments: [2026, 2028] as [Int64])
    func julianDays(year: Int64) throws {
        let without = try #require(Self.rules([], [0], "AAA0BBB,J60/0,J300"))
        let with = try #require(Self.rules([], [0], "AAA0BBB,59/0,J300"))
        let march = ProlepticCalendar.dayNumber(year: year, month: 3, day: 1) * 86_400
        #expect([-1, 0].map { without.offset(atInstant: march + $0) } == [0, 3600])
        let isLeap = ProlepticCalendar.isLeap(year)
        #expect([-86_401, -86_400, -1, 0].map { with.offset(atInstant: march + $0) } == [0, isLeap ? 3600 : 0, isLeap ? 3600 : 0, 3600])
    }

    @Test("rules that cannot be read", arguments: [
        "A", "AAA", "AAA0BBB", "AAA0BBB,", "AAA0BBB,M3.5.0", "AAA0BBB,M13.5.0,M10.5.0", "AAA0BBB,M3.6.0,M10.5.0", "AAA0BBB,M3.5.7,M10.5.0",
        "AAA0BBB,J0,J1", "AAA0BBB,J366,J1", "AAA0BBB,366,1", "AAA99", "AAA0:60", "<AAA", "AAA0BBB,M3.5.0,M10.5.0,", "AAA0 ",
        "AAA0BBB,M3.5.0/168,M10.5.0", "AAA99999999999999999999",
    ])
    func wrongRule(rule: String) {
        #expect(Self.rules([], [0], rule) == nil)
    }

    @Test("tables that cannot be right")
    func wrongTable() {
        #expect(Self.rules([(5, 0), (5, 0)], [0], "") == nil)
        #expect(Self.rules([(5, 1)], [0], "") == nil)
        #expect(Self.rules([(.min, 0)], [0], "") == nil)
        #expect(Self.rules([(.max, 0)], [0], "") == nil)
        #expect(Self.rules([], [Int32.min], "") == nil)
        #expect(Self.rules([], [], "") == nil)
        #expect(Self.rules([], [5], "")?.offset(atLocal: 0) == 5)
    }

    @Test("a file cut short is none")
    func cutShort() {
        let whole = Self.file(changes: [(5, 0), (9, 1)], offsets: [0, 3600], rule: "AAA0BBB,M3.5.0/1,M10.5.0")
        #expect(ZoneRules(name: "A", fileBytes: whole) != nil)
        #expect((0..<whole.count).allSatisfy { ZoneRules(name: "A", fileBytes: Array(whole.prefix($0))) == nil })
    }

    @Test("damaged files do no harm", arguments: [1, 2, 3] as [UInt64])
    func damaged(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let whole = Self.file(changes: [(5, 0), (9, 1)], offsets: [0, 3600], rule: "AAA0BBB,M3.5.0/1,M10.5.0")
        var wrong = 0
        for _ in 0..<3000 {
            var bytes = whole
            for _ in 0...generator.below(3) { bytes[generator.below(bytes.count)] = UInt8(generator.below(256)) }
            guard let rules = ZoneRules(name: "A", fileBytes: bytes) else { continue }
            for second: Int64 in [.min, -1, 0, 7, 1 << 40, .max] {
                if abs(rules.offset(atLocal: second)) > 100_000 || abs(rules.offset(atInstant: second)) > 100_000 { wrong += 1 }
            }
        }
        #expect(wrong == 0, "seed \(seed)")
    }

    @Test("the endless calendar agrees with that of civil dates, and repeats every 400 years")
    func calendar() {
        var wrong: [Int32] = []
        for number in stride(from: CivilDate.earliest.dayNumber, through: CivilDate.latest.dayNumber, by: 17) {
            let date = CivilDate(dayNumber: number).yearMonthDay
            let found = ProlepticCalendar.yearMonthDay(ofDayNumber: Int64(number))
            let far = ProlepticCalendar.yearMonthDay(ofDayNumber: Int64(number) - 146_097 * 2_500_000)
            let isRight = found == (Int64(date.year), date.month, date.day) && far == (Int64(date.year) - 1_000_000_000, date.month, date.day)
                && ProlepticCalendar.dayNumber(year: found.year, month: found.month, day: found.day) == Int64(number)
            if !isRight { wrong.append(number) }
        }
        #expect(wrong.isEmpty)
    }
}
