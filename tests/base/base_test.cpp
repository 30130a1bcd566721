#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "base/clock.h"
#include "base/geometry.h"
#include "base/id.h"
#include "base/result.h"
#include "base/utf8.h"
#include "support/manual_clock.h"

using namespace base;

TEST_CASE("id: they grow strictly, also within one millisecond and when the clock goes back") {
  struct Back final : Clock {
    double now_s() const override { return 0; }
    WallTime wall() const override { return at; }
    WallTime at = 1783247400000;
  } clock;
  IdSource ids(clock, 1);
  Id last;
  std::set<Id> seen;
  for (int n = 0; n < 20000; ++n) {
    if (n == 5000) clock.at += 3;
    if (n == 9000) clock.at -= 60000;
    const Id id = ids.next();
    REQUIRE(last < id);
    REQUIRE(last.str() < id.str());
    REQUIRE(seen.insert(id).second);
    last = id;
  }
}

TEST_CASE("id: a UUID of version 7 with its time in front") {
  support::ManualClock clock;
  IdSource ids(clock);
  const Id id = ids.next();
  const std::string text = id.str();
  REQUIRE(text.size() == 36);
  CHECK(text[14] == '7');
  CHECK(std::string("89ab").find(text[19]) != std::string::npos);
  std::uint64_t ms = 0;
  for (int i = 0; i < 6; ++i) ms = ms << 8 | id.bytes[std::size_t(i)];
  CHECK(WallTime(ms) == clock.wall());
}

TEST_CASE("id: two sources do not make the same ids, a seed makes them again") {
  support::ManualClock clock;
  IdSource a(clock), b(clock), c(clock, 5), d(clock, 5);
  CHECK(a.next() != b.next());
  CHECK(c.next() == d.next());
}

TEST_CASE("id: text comes back, in either case; anything else is no id") {
  support::ManualClock clock;
  IdSource ids(clock, 2);
  for (int n = 0; n < 100; ++n) {
    const Id id = ids.next();
    std::string text = id.str();
    CHECK(Id::parse(text) == id);
    for (char& c : text) c = char(std::toupper(c));
    CHECK(Id::parse(text) == id);
  }
  CHECK(Id::parse("00000000-0000-0000-0000-000000000000")->nil());
  for (const char* text :
       {"", "0197b2f4", "0197b2f4-8c00-7000-8000-00000000000",
        "0197b2f4-8c00-7000-8000-0000000000011", "0197b2f4x8c00-7000-8000-000000000001",
        "0197b2f4-8c00-7000-8000-00000000000g", "0197b2f48c00-7000-8000-0000-00000000001"})
    CHECK_FALSE(Id::parse(text));
}

TEST_CASE("clock: times come back as they were written") {
  CHECK(format_time(0) == "1970-01-01T00:00:00.000Z");
  CHECK(format_time(1783247400123) == "2026-07-05T10:30:00.123Z");
  CHECK(parse_time("2026-07-05T10:30:00Z") == 1783247400000);
  CHECK(parse_time("2026-07-05T10:30:00.1239Z") == 1783247400123);
  for (WallTime t = -62000000000000; t < 250000000000000; t += 1234567890123)
    CHECK(parse_time(format_time(t)) == t);
}

TEST_CASE("clock: any other text is no time") {
  for (const char* text :
       {"", "Z", "2026-07-05", "2026-07-05T10:30:00", "2026-07-05 10:30:00Z", "2026-07-05T10:30Z",
        "2026-13-05T10:30:00Z", "2026-02-30T10:30:00Z", "2026-07-05T24:00:00Z",
        "2026-07-05T10:60:00Z", "2026-07-05T10:30:00.Z", "2026-07-05T10:30:00,5Z",
        "2026-07-05T10:30:00.5", "+026-07-05T10:30:00Z", "2026-07-05T-1:30:00Z",
        "2026-07-05T10:30:00+09:00", " 2026-07-05T10:30:00Z", "2026-07-05T10:30:00.5aZ"})
    CHECK_MESSAGE(!parse_time(text), text);
}

TEST_CASE("utf8: well-formed is told from ill-formed") {
  for (const char* text : {"", "plain ASCII that is longer than eight", "協働のまちづくり", "é",
                           "😀", "\u07ff\u0800\uffff", "\xf4\x8f\xbf\xbf", "12345678あ"})
    CHECK(is_utf8(text));
  for (const char* text :
       {"\x80", "\xc0\xaf", "\xc1\xbf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf0\x80\x80\xaf",
        "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "\xe5\x8d", "12345678\xe5",
        "1234567\xff"
        "89"})
    CHECK_FALSE(is_utf8(text));
}

TEST_CASE("utf8: repair replaces what is ill-formed and keeps the rest") {
  CHECK(repaired_utf8("協働") == "協働");
  CHECK(repaired_utf8("a\xff"
                      "b") == "a\uFFFDb");
  CHECK(repaired_utf8("a\xe5\x8d") == "a\uFFFD");
  CHECK(repaired_utf8("\xe5\x8d"
                      "a") == "\uFFFDa");
  CHECK(repaired_utf8("\xed\xa0\x80あ") == "\uFFFDあ");
  for (int a = 0; a < 256; ++a)
    for (int b = 0; b < 256; b += 5) {
      const std::string bytes{char(a), char(b), 'x'};
      const std::string repaired = repaired_utf8(bytes);
      REQUIRE(is_utf8(repaired));
      REQUIRE(repaired.back() == 'x');
      if (is_utf8(bytes)) REQUIRE(repaired == bytes);
    }
}

TEST_CASE("utf8: code points are counted, read and written") {
  CHECK(count_code_points("a協😀") == 3);
  std::string again;
  const std::string text = "aé協😀\U0010ffff";
  std::size_t next = 0;
  for (std::size_t at = 0; at < text.size(); at = next)
    append_code_point(again, code_point_at(text, at, next));
  CHECK(again == text);
  CHECK(code_point_at("\xff"
                      "a",
                      0, next) == char32_t(0xfffd));
  CHECK(next == 1);
}

TEST_CASE("utf8: clean text has one kind of line end and no control characters") {
  CHECK(clean_text("a\r\nb\rc\nd") == "a\nb\nc\nd");
  CHECK(clean_text(std::string("a\0b\x1b[1mc\x7f\td", 11)) == "ab[1mc\td");
  CHECK(clean_text("\u0085x\u009f\u00a0") == "x\u00a0");
}

TEST_CASE("geometry: angles come back within half a turn") {
  const double pi = std::numbers::pi;
  CHECK(normal_angle(0) == 0);
  CHECK(normal_angle(pi) == doctest::Approx(pi));
  CHECK(normal_angle(-pi) == doctest::Approx(pi));
  CHECK(normal_angle(3 * pi / 2) == doctest::Approx(-pi / 2));
  for (double a = -50; a < 50; a += 0.37) {
    CHECK(normal_angle(a) > -pi - 1e-12);
    CHECK(normal_angle(a) <= pi + 1e-12);
    CHECK(std::cos(normal_angle(a)) == doctest::Approx(std::cos(a)));
  }
}

TEST_CASE("geometry: rectangles, empty ones too") {
  const Rect none;
  CHECK(none.empty());
  CHECK(none.area() == 0);
  const Rect a{{0, 0}, {10, 10}}, b{{5, 5}, {20, 20}};
  CHECK(none.united(a) == a);
  CHECK(a.united(none) == a);
  CHECK(a.united(b) == Rect{{0, 0}, {20, 20}});
  CHECK(a.common(b) == Rect{{5, 5}, {10, 10}});
  CHECK(a.intersects(b));
  CHECK_FALSE(a.intersects(none));
  CHECK(a.common(Rect{{11, 0}, {12, 1}}).empty());
  CHECK(none.grown(5).empty());
}

TEST_CASE("geometry: a turned card contains its corners and lies in its bounds") {
  const TurnedRect card{{100, 50}, {75, 50}, 0.7};
  for (int k = 0; k < 4; ++k) {
    CHECK(card.contains(card.corner(k), 1e-9));
    CHECK(card.bounds().grown(1e-9).contains(card.corner(k)));
    CHECK_FALSE(card.contains(card.centre + (card.corner(k) - card.centre) * 1.01));
  }
  CHECK(distance(card.to_world(card.to_local({3, 4})), {3, 4}) < 1e-9);
}

TEST_CASE("result: a value or an error") {
  const Result<int> good = 5, bad = Error{ErrorCode::io, "broken", "disk"};
  CHECK(good.ok());
  CHECK(*good == 5);
  CHECK_FALSE(bad.ok());
  CHECK(bad.error().text() == "disk: broken");
  CHECK(Result<void>().ok());
  CHECK_FALSE(Result<void>(Error{}).ok());
}
