import TestSupport
import CivilTime
import Testing

@Suite("Sets of days")
struct DayIntervalsTests {
    private func interval(_ from: Int32, _ until: Int32?) -> DayInterval {
        DayInterval(from: CivilDate(dayNumber: from), until: until.map(CivilDate.init(dayNumber:)))
    }

    @Test("intervals that touch or overlap become one, empty ones none")
    func merging() {
        let set = DayIntervals([
            interval(20, 25), interval(0, 5), interval(5, 8), interval(3, 4), interval(30, 30), interval(40, 35),
        ])
        #expect(set.intervals == [interval(0, 8), interval(20, 25)])
        #expect(DayIntervals([interval(0, nil), interval(3, 9), interval(50, 60)]).intervals == [interval(0, nil)])
        #expect(DayIntervals([interval(0, 5), interval(3, nil)]).intervals == [interval(0, nil)])
        #expect(DayIntervals.none.isEmpty)
        #expect(DayIntervals([interval(4, 4)]).isEmpty)
    }

    @Test("the end is not part of it, the last day of a record is")
    func ends() {
        let set = DayIntervals([interval(0, 5), interval(10, nil)])
        #expect(!set.contains(CivilDate(dayNumber: -1)))
        #expect(set.contains(CivilDate(dayNumber: 0)))
        #expect(set.contains(CivilDate(dayNumber: 4)))
        #expect(!set.contains(CivilDate(dayNumber: 5)))
        #expect(set.contains(CivilDate(dayNumber: 5_000)))
        #expect(set.interval(holding: CivilDate(dayNumber: 12)) == interval(10, nil))
        #expect(set.isOpenEnded)
        let through = DayInterval(from: CivilDate(dayNumber: 0), through: CivilDate(dayNumber: 0))
        #expect(through.days == 1)
        #expect(interval(0, nil).days == nil)
        #expect(set.days(from: CivilDate(dayNumber: 3), until: CivilDate(dayNumber: 12)) == 4)
    }

    @Test("union, intersection and difference against a walk from day to day", arguments: (300..<400) as Range<UInt64>)
    func algebra(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        func draw() -> DayIntervals {
            DayIntervals((0..<Int.random(in: 0...6, using: &random)).map { _ in
                let from = Int32.random(in: 0...60, using: &random)
                let isOpen = Int.random(in: 0...9, using: &random) == 0
                return interval(from, isOpen ? nil : from + Int32.random(in: -2...15, using: &random))
            })
        }
        let (a, b) = (draw(), draw())
        let (union, both, less) = (a.union(b), a.intersection(b), a.subtracting(b))
        for number in Int32(-1)...100 {
            let day = CivilDate(dayNumber: number)
            #expect(union.contains(day) == (a.contains(day) || b.contains(day)), "seed \(seed), day \(number)")
            #expect(both.contains(day) == (a.contains(day) && b.contains(day)), "seed \(seed), day \(number)")
            #expect(less.contains(day) == (a.contains(day) && !b.contains(day)), "seed \(seed), day \(number)")
        }
        let (start, end) = (CivilDate(dayNumber: 10), CivilDate(dayNumber: 70))
        let walked = (Int32(10)..<70).count { a.contains(CivilDate(dayNumber: $0)) }
        #expect(a.days(from: start, until: end) == walked, "seed \(seed)")
        #expect(union.intersection(a) == a && less.intersection(b).isEmpty, "seed \(seed)")
    }
}
