#include <doctest/doctest.h>

#include <random>

#include "fonts_for_tests.h"

using text::Fit;

namespace {

constexpr base::Size kCard{75, 50};

std::string repeated(const std::string& what, int n) {
  std::string out;
  for (int i = 0; i < n; ++i) out += what;
  return out;
}

void check_inside(const Fit& f) {
  const double w = f.size.w - 2 * text::kPadding, h = f.size.h - 2 * text::kPadding;
  CHECK(f.layout->box.w == doctest::Approx(w));
  CHECK(f.layout->box.h == doctest::Approx(h));
  CHECK(f.layout->height <= h + 1e-6);
  for (const auto& l : f.layout->lines) {
    CHECK(l.x >= -1e-3);
    CHECK(l.x + l.width <= w + 0.05);
    CHECK(l.baseline <= h);
  }
}

}  // namespace

TEST_CASE("fit: short text is large, longer text smaller, in a card that stays the smallest") {
  auto ts = text::make_typesetter();
  double before = 100;
  bool shrank = false;
  for (int n : {1, 20, 30, 45, 60, 75, 90, 105}) {
    const Fit f = ts->fit(repeated("輪", n), kCard);
    CHECK(f.size == kCard);
    CHECK_FALSE(f.layout->ellipsized);
    CHECK(f.layout->em <= before);
    shrank = shrank || f.layout->em < before;
    before = f.layout->em;
    check_inside(f);
  }
  CHECK(ts->fit("輪", kCard).layout->em == doctest::Approx(9));
  CHECK(before == doctest::Approx(4));
}

TEST_CASE("fit: a last character does not stand alone where a little smaller brings it back") {
  auto ts = text::make_typesetter();
  const auto last_length = [](const Fit& f) {
    const text::Line& last = f.layout->lines.back();
    return (last.end_byte - last.first_byte) / 3;
  };
  int brought_back = 0;
  for (int n = 2; n <= 60; ++n) {
    const Fit f = ts->fit(repeated("輪", n), kCard);
    check_inside(f);
    CHECK_FALSE(f.layout->ellipsized);
    // Only where two smaller sizes do not help either.
    if (f.layout->lines.size() > 1 && last_length(f) == 1) CHECK(f.layout->em <= 6);
    const Fit one_less = ts->fit(repeated("輪", n - 1), kCard);
    brought_back += f.layout->lines.size() == one_less.layout->lines.size() &&
                    f.layout->em < one_less.layout->em && last_length(f) > 1;
  }
  CHECK(brought_back > 0);
  // On a line of its own by a newline it is meant so.
  const Fit own = ts->fit("輪輪輪\n輪", kCard);
  CHECK(own.layout->lines.size() == 2);
  CHECK(own.layout->em == doctest::Approx(9));
}

TEST_CASE("fit: more text makes the card higher, then wider, then ends in an ellipsis") {
  auto ts = text::make_typesetter();
  base::Size before = kCard;
  bool higher = false, wider = false, ended = false;
  for (int n = 120; n <= 3000; n += 120) {
    const Fit f = ts->fit(repeated("輪", n), kCard);
    CHECK(f.layout->em == doctest::Approx(4));
    CHECK(f.size.w >= before.w);
    CHECK(f.size.w <= 200);
    CHECK(f.size.h <= 200);
    higher = higher || (f.size.w == kCard.w && f.size.h > kCard.h);
    wider = wider || f.size.w > kCard.w;
    if (f.layout->ellipsized) CHECK(f.size == base::Size{200, 200});
    ended = ended || f.layout->ellipsized;
    before = f.size;
    check_inside(f);
  }
  CHECK(higher);
  CHECK(wider);
  CHECK(ended);
}

TEST_CASE("fit: text is centred vertically") {
  auto ts = text::make_typesetter();
  const Fit f = ts->fit("一行", kCard);
  const double above = f.layout->lines[0].baseline - 0.88 * f.layout->em;
  CHECK(above == doctest::Approx((40 - f.layout->height) / 2).epsilon(1e-3));
}

TEST_CASE("fit: many lines of one character count as lines") {
  auto ts = text::make_typesetter();
  const Fit f = ts->fit(repeated("あ\n", 12), kCard);
  CHECK(f.size.h > kCard.h);
  CHECK(f.layout->lines.size() == 13);
  CHECK_FALSE(f.layout->ellipsized);
}

TEST_CASE("fit: the size without a layout is the size of the layout, whatever the text") {
  auto ts = text::make_typesetter();
  const std::vector<std::string> pieces{"市",   "民", "っ", "。", "、", "「", "」", "ー", " ", "a",
                                        "word", "\n", "🎏",  "１", "W",  "々", "ゃ", "(",  "…", "é"};
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string source;
    const auto n = random() % 160;
    const auto kinds = 1 + random() % pieces.size();
    for (std::size_t i = 0; i < n; ++i) source += pieces[random() % kinds];
    CAPTURE(source);
    const base::Size size = ts->fit_size(source, kCard);
    const Fit f = ts->fit(source, kCard);
    CHECK(size == f.size);
    CHECK_FALSE(f.layout->ellipsized);
    check_inside(f);
  }
}

TEST_CASE("layout_for: a card that is given too small for its text ends it in an ellipsis") {
  auto ts = text::make_typesetter();
  const std::string source = repeated("対話の場をひらく", 30);
  const text::LayoutPtr l = ts->layout_for(source, kCard);
  CHECK(l->ellipsized);
  CHECK(l->em == doctest::Approx(4));
  CHECK(l->height <= 40);
  const text::LayoutPtr tiny = ts->layout_for(source, {4, 4});
  CHECK(tiny->ellipsized);
  CHECK(tiny->lines.size() == 1);
  const text::LayoutPtr roomy = ts->layout_for(source, {200, 120});
  CHECK_FALSE(roomy->ellipsized);
  CHECK(roomy->em > 4);
}

TEST_CASE("layout_for: bold and centred plates are laid out so") {
  auto ts = text::make_typesetter();
  const text::LayoutPtr l = ts->layout_for(
      "話す", {75, 50}, {.weight = text::Weight::bold, .align = text::Align::centre});
  REQUIRE(l->lines.size() == 1);
  CHECK(l->lines[0].x == doctest::Approx((65 - l->lines[0].width) / 2));
  CHECK(ts->face(l->runs[0].face).file.filename() == "BIZUDPGothic-Bold.ttf");
}
