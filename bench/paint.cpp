// What painting costs: whole repaints, repairs, composing and scrolling at 1920×1080, without a
// display. Medians of many runs in milliseconds, each ended by glFinish, and the processor time
// that all threads took together. Run it on an idle machine.
#include <glad/gl.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "gfx/gl_context.h"
#include "gfx/layers.h"
#include "gfx/load_gl.h"
#include "gfx/objects.h"
#include "gfx/painter.h"

namespace {

using canvas::Box;
using canvas::Color;
using canvas::DrawList;
using gfx::RectPx;

constexpr int kWidth = 1920, kHeight = 1080;
constexpr Color kGround{246, 241, 230}, kInk{43, 38, 34};

// Medians do not hide a slow start: the first runs are thrown away. `only`: part of the name of
// what to measure.
void measure(std::string_view only, const char* what, int runs, const std::function<void()>& work) {
  if (std::string_view(what).find(only) == std::string_view::npos) return;
  std::vector<double> ms, cpu;
  for (int i = 0; i < runs + 3; ++i) {
    glFinish();
    const std::clock_t before = std::clock();
    const auto start = std::chrono::steady_clock::now();
    work();
    glFinish();
    const std::chrono::duration<double, std::milli> taken =
        std::chrono::steady_clock::now() - start;
    if (i < 3) continue;
    ms.push_back(taken.count());
    cpu.push_back(1e3 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC);
  }
  std::sort(ms.begin(), ms.end());
  std::sort(cpu.begin(), cpu.end());
  std::printf("%-58s %8.2f  (%.2f to %.2f), of all cores %.2f\n", what, ms[ms.size() / 2], ms[0],
              ms[ms.size() * 95 / 100], cpu[cpu.size() / 2]);
}

// `n` cards that fill the window, of the size and with the spacing that this takes.
struct Table {
  DrawList list;
  gfx::View view;
};

Table table_of(int n, text::Typesetter* typesetter, bool turned) {
  const Color papers[] = {{250, 228, 150}, {244, 196, 186}, {190, 217, 236},
                          {193, 222, 180}, {216, 202, 232}, {255, 254, 250}};
  const char* words[] = {
      "行政と市民が対等に話せる場がほしい会議", "子育て世代が気がるに集まれる場所を増やす",
      "夏まつりの準備をみんなで分けあい続ける", "高齢の人もいっしょに汗をかける畑づくり",
      "情報をわかりやすい言葉ですぐに知らせる"};
  Table out;
  constexpr double step_x = 84, step_y = 58;
  const int columns =
      static_cast<int>(std::ceil(std::sqrt(n * (kWidth / step_x) / (kHeight / step_y))));
  const int rows = (n + columns - 1) / columns;
  out.view.scale = std::min(kWidth / (columns * step_x), kHeight / (rows * step_y));
  for (int i = 0; i < n; ++i) {
    Box b;
    b.centre = {(i % columns + 0.5) * step_x, (i / columns + 0.5) * step_y};
    b.size = {75, 50};
    b.turn = turned ? (i % 7 - 3) * 0.02 : 0;
    b.radius = 2;
    b.fill = papers[i % 6];
    b.edge = {43, 38, 34, 38};
    b.edge_width = 0.25;
    b.shadow = 1;
    if (typesetter) {
      const auto layout = typesetter->layout_for(words[i % 5], b.size);
      out.list.add(0, b);
      out.list.add(0,
                   canvas::Text{layout, b.centre - base::Vec2{32.5, 20}, b.centre, b.turn, kInk});
    } else {
      b.greek = {3, 12.6f, 65, 20, {43, 38, 34, 150}};
      out.list.add(0, b);
    }
  }
  return out;
}

DrawList within(const DrawList& list, const gfx::View& view, const RectPx& rect) {
  const base::Rect mm = view.to_mm(rect).grown(50);
  DrawList out;
  for (const auto& e : list.entries)
    if (const auto* b = std::get_if<Box>(&e.item); b && mm.contains(b->centre))
      out.entries.push_back(e);
    else if (const auto* t = std::get_if<canvas::Text>(&e.item); t && mm.contains(t->pivot))
      out.entries.push_back(e);
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view only = argc > 1 ? argv[1] : "";
  std::string why;
  const auto context = test::GlContext::create(why);
  if (!context) {
    std::fprintf(stderr, "No OpenGL to measure on: %s\n", why.c_str());
    return 1;
  }
  const auto loaded = gfx::load_gl(test::GlContext::get_proc_address);
  if (!loaded) {
    std::fprintf(stderr, "%s\n", loaded.error().text().c_str());
    return 1;
  }
  const std::filesystem::path staged = std::filesystem::path(KURUMAZA_BINARY_DIR) / "assets/fonts";
  auto typesetter = text::Typesetter::create(
      std::filesystem::exists(staged) ? staged : "/usr/share/fonts/truetype/bizud-gothic");
  if (!typesetter) {
    std::fprintf(stderr, "%s\n", typesetter.error().text().c_str());
    return 1;
  }
  auto painter =
      gfx::Painter::create(**typesetter, std::string(KURUMAZA_SOURCE_DIR) + "/assets/icons");
  if (!painter) {
    std::fprintf(stderr, "%s\n", painter.error().text().c_str());
    return 1;
  }
  std::printf("%s, %d x %d; median (least to 95th percentile), ms\n", loaded->c_str(), kWidth,
              kHeight);
  gfx::Painter& p = **painter;
  gfx::Layers layers(p);
  layers.resize(kWidth, kHeight);
  // The window keeps its rows the other way up, and so copying to it turns nothing over inside the
  // driver; a sheet that is kept as the still layer is stands for it here.
  const gfx::Offscreen sheet(kWidth, kHeight);
  const gfx::Target window = sheet.target();
  const RectPx all = layers.all();

  const struct {
    const char* name;
    int cards;
    bool text, turned;
  } whole[] = {{"whole repaint, 1,000 small cards", 1000, false, false},
               {"whole repaint, 1,000 small cards, each turned", 1000, false, true},
               {"whole repaint, 10,000 small cards", 10000, false, false},
               {"whole repaint, 10,000 small cards, each turned", 10000, false, true},
               {"whole repaint, 300 cards with 20 glyphs each", 300, true, false},
               {"whole repaint, 1,000 cards with 20 glyphs each", 1000, true, false}};
  for (const auto& w : whole) {
    const Table t = table_of(w.cards, w.text ? typesetter->get() : nullptr, w.turned);
    measure(only, w.name, 30, [&] { layers.repair(all, kGround, t.list, t.view); });
  }

  // Glyphs come into the atlas when first seen: 500 new ones each time.
  std::size_t seen = 0;
  measure(only, "500 kanji never drawn before", 10, [&] {
    std::string kanji;
    for (char32_t c = 0; c < 500; ++c)
      base::append_code_point(kanji, 0x4e00 + static_cast<char32_t>(seen) + c);
    seen += 500;
    DrawList list;
    list.add(0, canvas::Text{
                    (*typesetter)->layout(kanji, {.em = 4}, 200, 1000), {0, 0}, {0, 0}, 0, kInk});
    layers.repair(all, kGround, list, {{0, 0}, 4});
  });

  for (const int n : {1000, 10000}) {
    const Table t = table_of(n, nullptr, true);
    std::printf("on a table of %d cards:\n", n);
    layers.repair(all, kGround, t.list, t.view);
    const RectPx small{900, 500, 100, 80};
    const DrawList part = within(t.list, t.view, small);
    measure(only, "  repair of 100 x 80 px", 200,
            [&] { layers.repair(small, kGround, part, t.view); });

    // Ten held cards of the size cards have there, each damaged where it was and where it is.
    for (const double scale : {t.view.scale, 1.2}) {
      DrawList held;
      const gfx::View view{{0, 0}, scale};
      std::vector<RectPx> damage;
      for (int i = 0; i < 10; ++i) {
        Box b = std::get<Box>(t.list.entries[static_cast<std::size_t>(i)].item);
        const base::Vec2 px{150.0 + i % 5 * 380, 200.0 + i / 5 * 500};
        b.centre = px / scale;
        b.shadow = 6;
        held.add(0, b);
        const RectPx now = view.to_px(base::Rect::around(b.centre, {95, 70}));
        damage.push_back(now);
        damage.push_back({now.x + 6, now.y + 3, now.w, now.h});
      }
      const gfx::Layers::Over over[] = {{&held, view}};
      measure(only,
              scale == 1.2 ? "  a drag's frame: 10 cards of 90 x 60 px, 20 rectangles"
                           : "  a drag's frame: 10 small cards, 20 rectangles",
              200, [&] { layers.compose(window, gfx::merge_damage(damage, all), over); });
    }
    measure(only, "  compose of 20 rectangles of 100 x 80 px, nothing held", 200, [&] {
      std::vector<RectPx> damage;
      for (int i = 0; i < 20; ++i) damage.push_back({50 + i % 5 * 350, 40 + i / 5 * 250, 100, 80});
      layers.compose(window, damage, {});
    });
    measure(only, "  compose of the whole window", 50,
            [&] { layers.compose(window, std::span(&all, 1), {}); });
    gfx::View moving = t.view;
    measure(only, "  scroll by 7, 5 px and repair of the strips", 50, [&] {
      moving.origin_px += base::Vec2{7, 5};
      for (const RectPx& r : layers.scroll(7, 5))
        layers.repair(r, kGround, within(t.list, moving, r), moving);
    });
  }
  return 0;
}
