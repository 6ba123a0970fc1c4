import CivilTime
import Testing

@Suite("Time zones", .enabled(if: zoneRules(named: "Europe/London") != nil, "the system has no time zone database"))
struct ZoneRulesTests {
    let zones = ZoneTable()

    /// Seconds since 1970-01-01T00:00:00 of a date and time of day, as UTC has them.
    static func seconds(_ year: Int64, _ month: Int, _ day: Int, _ hour: Int64 = 0, _ minute: Int64 = 0, _ second: Int64 = 0) -> Int64 {
        ProlepticCalendar.dayNumber(year: year, month: month, day: day) * 86_400 + hour * 3600 + minute * 60 + second
    }

    @Test("clocks in London go forward on 29 March 2026")
    func londonForward() throws {
        let london = try #require(zones.rules(named: "Europe/London"))
        let change = Self.seconds(2026, 3, 29, 1)
        #expect(london.offset(atInstant: change - 1) == 0)
        #expect(london.offset(atInstant: change) == 3600)
        #expect(london.offset(atLocal: change - 1) == 0)
        // 01:00:00 to 01:59:59 is shown by no clock: the offset before holds.
        #expect(london.offset(atLocal: change) == 0)
        #expect(london.offset(atLocal: change + 3599) == 0)
        #expect(london.offset(atLocal: change + 3600) == 3600)
    }

    @Test("clocks in London go back on 25 October 2026")
    func londonBack() throws {
        let london = try #require(zones.rules(named: "Europe/London"))
        let change = Self.seconds(2026, 10, 25, 1)
        #expect(london.offset(atInstant: change - 1) == 3600)
        #expect(london.offset(atInstant: change) == 0)
        // 01:00:00 to 01:59:59 is shown twice: the first showing is meant.
        #expect(london.offset(atLocal: change - 1) == 3600)
        #expect(london.offset(atLocal: change) == 3600)
        #expect(london.offset(atLocal: change + 3599) == 3600)
        #expect(london.offset(atLocal: change + 3600) == 0)
    }

    @Test("changes far ahead follow the yearly rule", arguments: [
        (2050, 27, 30), (2038, 28, 31), (2999, 31, 27), (400_002_026, 29, 25), (999_999_999, 28, 31),
    ] as [(Int64, Int, Int)])
    func farAhead(year: Int64, march: Int, october: Int) throws {
        let london = try #require(zones.rules(named: "Europe/London"))
        let (forward, back) = (Self.seconds(year, 3, march, 1), Self.seconds(year, 10, october, 1))
        #expect(london.offset(atInstant: forward - 1) == 0)
        #expect(london.offset(atInstant: forward) == 3600)
        #expect(london.offset(atLocal: forward + 3599) == 0)
        #expect(london.offset(atLocal: forward + 3600) == 3600)
        #expect(london.offset(atInstant: back - 1) == 3600)
        #expect(london.offset(atInstant: back) == 0)
        #expect(london.offset(atLocal: back + 3599) == 3600)
        #expect(london.offset(atLocal: back + 3600) == 0)
    }

    @Test("known offsets", arguments: [
        ("Europe/London", Int64(1970), 1, 3600), ("Europe/London", 1972, 12, 0), ("Europe/London", 1800, 6, -75),
        ("Europe/London", -999_999_999, 6, -75), ("Europe/Paris", 2018, 10, 7200), ("Europe/Paris", 2018, 2, 3600),
        ("Asia/Dhaka", 2021, 1, 21_600), ("Asia/Kolkata", 2026, 7, 19_800), ("America/New_York", 2050, 1, -18_000),
        ("America/New_York", 2050, 7, -14_400), ("Australia/Melbourne", 2021, 1, 39_600), ("Australia/Melbourne", 2090, 7, 36_000),
        ("Australia/Melbourne", 2090, 12, 39_600), ("Etc/UTC", 2026, 5, 0), ("UTC", 5000, 5, 0), ("Etc/GMT+5", 2026, 5, -18_000),
        ("Pacific/Apia", 2026, 5, 46_800),
    ])
    func knownOffsets(name: String, year: Int64, month: Int, offset: Int) throws {
        let rules = try #require(zones.rules(named: name))
        #expect(rules.name == name)
        #expect(rules.offset(atInstant: Self.seconds(year, month, 15, 12)) == offset)
        #expect(rules.offset(atLocal: Self.seconds(year, month, 15, 12)) == offset)
    }

    @Test("a whole day that no calendar shows: Samoa, 30 December 2011")
    func missingDay() throws {
        let apia = try #require(zones.rules(named: "Pacific/Apia"))
        #expect(apia.offset(atLocal: Self.seconds(2011, 12, 29, 23, 59, 59)) == -36_000)
        #expect(apia.offset(atLocal: Self.seconds(2011, 12, 30, 12)) == -36_000)
        #expect(apia.offset(atLocal: Self.seconds(2011, 12, 31)) == 50_400)
    }

    @Test("no instant is too far", arguments: ["Europe/London", "Australia/Melbourne", "Asia/Dhaka"])
    func farthest(name: String) throws {
        let rules = try #require(zones.rules(named: name))
        for second in [Int64.min, .min + 1, -1 << 60, 1 << 60, .max - 1, .max] {
            #expect(abs(rules.offset(atInstant: second)) < 86_400)
            #expect(abs(rules.offset(atLocal: second)) < 86_400)
        }
    }

    @Test("a local time, taken back by its offset, is shown again, unless no clock shows it", arguments: [
        "Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Tehran", "America/Nuuk",
    ])
    func localAndBack(name: String) throws {
        let rules = try #require(zones.rules(named: name))
        var wrong: [Int64] = []
        for day in stride(from: Self.seconds(1900, 1, 1), to: Self.seconds(2100, 1, 1), by: 86_400)
        where rules.offset(atInstant: day) != rules.offset(atInstant: day + 86_400) {
            for second in stride(from: day - 43_200, to: day + 129_600, by: 599) {
                let instant = second - Int64(rules.offset(atLocal: second))
                let shown = instant + Int64(rules.offset(atInstant: instant))
                // In a gap the clocks show a later time; what a clock shows is found at its first showing.
                let here = rules.offset(atInstant: second)
                let isFirst = rules.offset(atLocal: second + Int64(here)) >= here
                if shown < second || shown - second > 90_000 || !isFirst { wrong.append(second) }
            }
        }
        #expect(wrong.isEmpty)
    }

    @Test("names that are no zones", arguments: [
        "", "xyz/abc", "Europe/Nowhere", "Europe", "europe/london", "/usr/share/zoneinfo/Europe/London", "../zoneinfo/Europe/London",
        "Europe/../Europe/London", "Europe//London", "Europe/London/", "./Europe/London", "Europe/London\0", "Europe/London ",
        "right/Europe/London", "posix/Europe/London", "localtime", "posixrules", "zone.tab", "tzdata.zi", "leapseconds", "+01:00",
        "Z!", "Europe/Lond\u{F6}n", String(repeating: "A", count: 5000), "A/A/A/A/A/A",
    ])
    func noZone(name: String) {
        #expect(zones.rules(named: name) == nil)
        #expect(zones.rules(named: name) == nil)
        #expect(zoneRules(named: name) == nil)
    }

    @Test("folders are tried in turn; without files there are no zones")
    func folders() {
        #expect(ZoneTable(folders: []).rules(named: "Europe/London") == nil)
        #expect(ZoneTable(folders: ["/nowhere"]).rules(named: "Europe/London") == nil)
        #expect(ZoneTable(folders: ["/nowhere"] + ZoneTable.usualFolders).rules(named: "Europe/London") != nil)
    }

    @Test("a table is used from many threads")
    func manyThreads() async {
        let zones = zones
        let names = ["Europe/London", "Europe/Paris", "no/zone", "Etc/UTC"]
        let found = await withTaskGroup(of: Int.self) { group in
            for index in 0..<64 {
                group.addTask { zones.rules(named: names[index % 4])?.offset(atInstant: Self.seconds(2026, 7, 1)) ?? -1 }
            }
            return await group.reduce(0, +)
        }
        #expect(found == 16 * (3600 + 7200 - 1 + 0))
    }
}
