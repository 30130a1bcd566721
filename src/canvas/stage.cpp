#include "canvas/stage.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "canvas/ink.h"
#include "canvas/stage_columns.h"
#include "canvas/stage_words.h"

namespace canvas {

namespace {

constexpr double kMargin = 9, kGap = 4;  // mm
constexpr double kFoot = 13;             // mm kept below for the time and the number of the stop
constexpr double kColumn_em = 13.5;      // the narrowest column of cards
constexpr int kMostColumns = 4;
constexpr double kHeadLines = 2;
constexpr double kPad_em = 0.55;  // between a card's edge and its words
/// Letters of cards, from the largest down: as large as all of them have room on one sheet.
constexpr std::array kLarger{1.9, 1.65, 1.45, 1.3, 1.15, 1.0};
constexpr std::size_t kFew = 40;   // more cards than that are not tried any larger
constexpr std::uint32_t kPaper = 1, kWords = 2;

class Setter {
 public:
  Setter(const StageContent& content, const StagePaper& paper, const StageWords& setting,
         const Look& look)
      : content_(content), paper_(paper), set_(setting), look_(look) {}

  void plate();
  void cards();
  void lines();
  void card_alone(const StageThing& thing);
  std::vector<StageSheet> take() { return std::move(sheets_); }

 private:
  double plate_em() const { return kStagePlateEm * paper_.letters; }
  double card_em() const { return kStageCardEm * paper_.letters; }
  double width() const { return paper_.size.w - 2 * kMargin; }
  double foot() const { return paper_.size.h - kFoot * paper_.letters; }
  void words(DrawList& out, const text::LayoutPtr& set, Vec2 at, Color color) const {
    out.add(kWords, Text{set, at, at, 0, color});
  }
  StageSheet& sheet(StageSheet::Shows shows) {
    sheets_.emplace_back().shows = shows;
    return sheets_.back();
  }
  /// What stands over cards and lines; returns where the room below it begins.
  double head(StageSheet& on) const;
  std::vector<StageBlock> blocks(const std::vector<StageThing>& things, double em, double w,
                                 double h) const;
  void draw(StageSheet& on, const StageBlock& block, Vec2 at, double w, double em) const;
  /// A relation as it stands on its sheet.
  struct Row {
    const StageLine* line;
    text::LayoutPtr sign, other{}, said{};
    double pad = 0, sign_w = 0, words_high = 0, high = 0;
  };
  double sign_width(double larger) const { return 2.6 * plate_em() * larger; }
  Row row(const StageLine& line, double larger) const;
  void draw(StageSheet& on, const Row& row, double y) const;

  const StageContent& content_;
  const StagePaper& paper_;
  const StageWords& set_;
  const Look& look_;
  std::vector<StageSheet> sheets_;
};

void Setter::plate() {
  StageSheet& on = sheet(StageSheet::Shows::plate);
  const double pad = plate_em() * 0.7, middle = paper_.size.w / 2;
  text::LayoutPtr symbol, rank, told;
  double room = foot() - kMargin;
  if (!content_.symbol.empty()) {
    symbol = set_.people(content_.symbol, plate_em(), text::Weight::bold, width(),
                 2 * set_.line_em() * plate_em(), text::Align::centre);
    room -= symbol->height + kGap;
  }
  if (!content_.rank.empty()) {
    rank = set_.own(content_.rank, card_em(), text::Weight::bold, width(), set_.line_em() * card_em(),
               text::Align::centre);
    room -= rank->height + 2 * kGap;
  }
  const double keep = content_.told.empty() ? 0 : 3 * set_.line_em() * card_em();
  text::LayoutPtr plate = set_.largest(content_.plate, plate_em(), 2 * plate_em(), width() - 2 * pad,
                                  room - keep - 2 * pad, text::Align::centre, text::Weight::bold);
  // Of so long a plate every word counts more than what is told of it.
  if (plate->ellipsized)
    plate = set_.people(content_.plate, plate_em(), text::Weight::bold, width() - 2 * pad, room - 2 * pad,
                text::Align::centre);
  room -= plate->height + 2 * pad;
  if (!content_.told.empty() && room > 2 * kGap + set_.line_em() * card_em())
    told = set_.people(content_.told, card_em(), text::Weight::regular, width() * 0.86, room - 2 * kGap);

  double high = plate->height + 2 * pad;
  if (symbol) high += symbol->height + kGap;
  if (rank) high += rank->height + 2 * kGap;
  if (told) high += told->height + 2 * kGap;
  double y = std::max(kMargin / 2, (foot() - high) / 2);
  if (symbol) {
    words(on.list, symbol, {kMargin, y}, look_.accent);
    y += symbol->height + kGap;
  }
  Box box;
  box.size = {std::min(width(), width_of(*plate) + 2 * pad), plate->height + 2 * pad};
  box.centre = {middle, y + box.size.h / 2};
  box.radius = 4;
  box.fill = look_.plate_fill;
  box.edge = look_.plate_edge;
  box.edge_width = 0.9;
  box.shadow = 1;
  on.list.add(kPaper, box);
  words(on.list, plate, {kMargin + pad, y + pad}, look_.ink);
  y += box.size.h;
  if (rank) {
    y += 2 * kGap;
    words(on.list, rank, {kMargin, y}, look_.accent);
    y += rank->height;
  }
  if (told) words(on.list, told, {kMargin + width() * 0.07, y + 2 * kGap}, look_.ink);
}

double Setter::head(StageSheet& on) const {
  const auto plate = set_.people(content_.plate, plate_em(), text::Weight::bold, width() - kGap,
                         kHeadLines * set_.line_em() * plate_em());
  Box bar;
  bar.size = {1.6, plate->height};
  bar.centre = {kMargin, kMargin * 0.8 + plate->height / 2};
  bar.radius = 0.8;
  bar.fill = look_.accent;
  on.list.add(kPaper, bar);
  words(on.list, plate, {kMargin + kGap, kMargin * 0.8}, look_.ink);
  return kMargin * 0.8 + plate->height + kGap * 1.2;
}

std::vector<StageBlock> Setter::blocks(const std::vector<StageThing>& things, double em, double w,
                                       double h) const {
  std::vector<StageBlock> out;
  const double pad = kPad_em * em, inner = w - 2 * pad;
  for (const StageThing& thing : things) {
    StageBlock block{&thing, {}, 0, 0, thing.plate};
    if (!thing.ink.empty()) block.ink_high = w * model::kCardSize.h / model::kCardSize.w;
    std::string rest = thing.text;
    const double tag = thing.tag.empty() ? 0 : set_.line_em() * em;
    for (bool first = true; first || !rest.empty(); first = false) {
      const double room = h - 2 * pad - tag - (first ? block.ink_high : 0);
      const auto weight = thing.plate ? text::Weight::bold : text::Weight::regular;
      block.words = rest.empty() ? nullptr : set_.people(rest, em, weight, inner, room);
      std::string further;
      if (block.words && block.words->ellipsized) {
        // What has no room begins where the line does that was cut.
        const auto& lines = block.words->lines;
        const std::size_t cut = lines.empty() ? 0 : lines.back().first_byte;
        if (cut > 0 && cut < rest.size()) {
          further = rest.substr(cut);
          block.words = set_.people(rest.substr(0, cut), em, weight, inner, room + em);
        }
      }
      if (!first) block.ink_high = 0;
      block.high = std::max(2 * pad + tag + block.ink_high +
                                (block.words         ? block.words->height
                                 : thing.ink.empty() ? em
                                                     : 0),
                            2.4 * em);
      out.push_back(block);
      rest = std::move(further);
    }
  }
  return out;
}

void Setter::draw(StageSheet& on, const StageBlock& block, Vec2 at, double w, double em) const {
  const StageThing& thing = *block.thing;
  const double pad = kPad_em * em;
  Box box;
  box.size = {w, block.high};
  box.centre = at + Vec2{w / 2, block.high / 2};
  box.radius = thing.plate ? kPlateRadius : kCardRadius;
  box.fill = thing.plate ? look_.plate_fill : look_.paper_of(thing.color);
  box.edge = thing.plate ? look_.plate_edge : look_.card_edge;
  box.edge_width = thing.plate ? 0.7 : look_.card_edge_width;
  box.shadow = thing.plate ? 0 : 1;
  on.list.add(kPaper, box);
  if (block.ink_high > 0) {
    model::Card written;
    written.ink = thing.ink;
    const InkPlace place = ink_place(written);
    const double scale = w / model::kCardSize.w;
    const Vec2 middle = at + Vec2{w / 2, block.ink_high / 2};
    for (const model::InkStroke& line : thing.ink) {
      Stroke stroke;
      for (const Vec2 p : thinned(line.points, 0.2))
        stroke.points.push_back(middle + place.to_card(p) * scale);
      stroke.width = line.width * place.scale * scale;
      stroke.color = look_.ink;
      on.list.add(kWords, std::move(stroke));
    }
  }
  if (block.words) words(on.list, block.words, at + Vec2{pad, pad + block.ink_high}, look_.ink);
  if (!thing.plate)
    on.list.add(kWords, Icon{mark_of(thing.color),
                             at + Vec2{w - 4.4, block.high - 4.4},
                             4,
                             0,
                             {look_.ink.r, look_.ink.g, look_.ink.b, 120}});
  if (!thing.tag.empty())
    words(on.list, set_.own(thing.tag, em * 0.92, text::Weight::bold, w - 2 * pad, set_.line_em() * em),
          at + Vec2{pad, block.high - pad - em * 1.1}, look_.accent);
  on.cards.push_back({thing.id, {at, at + Vec2{w, block.high}}});
}

void Setter::cards() {
  if (content_.things.empty()) return;
  StageSheet first;
  const double top = head(first), high = foot() - top;
  const auto count = content_.things.size();
  for (const double larger : kLarger) {
    const bool least = larger == kLarger.back();
    if (!least && count > kFew) continue;
    const double em = card_em() * larger;
    const int wide = int((width() + kGap) / (kColumn_em * em + kGap));
    const int columns = std::clamp(std::min(wide, int(count)), 1, kMostColumns);
    const double w = (width() - (columns - 1) * kGap) / columns;
    const std::vector<StageBlock> all = blocks(content_.things, em, w, high);
    const StageColumns laid = in_columns(all, columns, high, kGap);
    if (laid.sheets > 1 && !least) continue;
    // Halves of one card beside each other would look like two.
    if (!least && all.size() > count) continue;
    for (int n = 0; n < laid.sheets; ++n) {
      StageSheet& on = sheet(StageSheet::Shows::cards);
      (void)head(on);
      for (std::size_t k = 0; k < all.size(); ++k)
        if (laid.spots[k].sheet == n)
          draw(on, all[k], {kMargin + laid.spots[k].column * (w + kGap), top + laid.spots[k].y}, w,
               em);
    }
    return;
  }
}

void Setter::lines() {
  if (content_.lines.empty()) return;
  std::vector<const StageLine*> order;
  for (const StageLine& line : content_.lines) order.push_back(&line);
  std::ranges::stable_partition(order, [](const StageLine* l) { return !l->leads; });
  StageSheet first;
  const double top = head(first);
  for (const double larger : kLarger) {
    const bool least = larger == kLarger.back();
    if (!least && order.size() > kFew) continue;
    std::vector<Row> rows;
    double high = -kGap;
    for (const StageLine* line : order) {
      rows.push_back(row(*line, larger));
      high += rows.back().high + kGap;
    }
    if (top + high > foot() && !least) continue;
    StageSheet* on = nullptr;
    double y = 0;
    for (const Row& r : rows) {
      if (!on || y + r.high > foot()) {
        on = &sheet(StageSheet::Shows::lines);
        y = head(*on);
      }
      draw(*on, r, y);
      y += r.high + kGap;
    }
    return;
  }
}

Setter::Row Setter::row(const StageLine& line, double larger) const {
  const double em = card_em() * larger, pad = kPad_em * em;
  Row out{&line, set_.own(line.sign, plate_em() * larger, text::Weight::bold, sign_width(larger),
                     set_.line_em() * plate_em() * larger, text::Align::centre)};
  const double w = width() - sign_width(larger) - 2 * pad;
  out.pad = pad;
  out.sign_w = sign_width(larger);
  out.other = set_.people(line.other, em, text::Weight::bold, w, 3 * set_.line_em() * em);
  if (!line.words.empty())
    out.said = set_.people(line.words, em, text::Weight::regular, w, 3 * set_.line_em() * em);
  out.words_high = out.other->height + (out.said ? out.said->height + pad / 2 : 0);
  out.high = std::max(out.words_high, plate_em() * larger * 1.2) + 2 * pad;
  return out;
}

void Setter::draw(StageSheet& on, const Row& r, double y) const {
  Box box;
  box.size = {width(), r.high};
  box.centre = {paper_.size.w / 2, y + r.high / 2};
  box.radius = kCardRadius;
  box.fill = look_.plate_fill;
  box.edge = r.line->leads ? look_.accent : look_.card_edge;
  box.edge_width = r.line->leads ? 1.2 : look_.card_edge_width;
  on.list.add(kPaper, box);
  words(on.list, r.sign, {kMargin + r.pad / 2, y + (r.high - r.sign->height) / 2},
        r.line->leads ? look_.accent : look_.relation);
  const double x = kMargin + r.sign_w + r.pad;
  const double at = y + (r.high - r.words_high) / 2;
  words(on.list, r.other, {x, at}, look_.ink);
  if (r.said) words(on.list, r.said, {x, at + r.words_high - r.said->height}, look_.ink);
}

void Setter::card_alone(const StageThing& thing) {
  const double high = foot() - kMargin, w = width() * 0.82;
  double em = card_em();
  std::vector<StageBlock> all;
  for (const double larger : {3.2, 2.8, 2.4, 2.1, 1.9, 1.65, 1.45, 1.3, 1.15, 1.0}) {
    em = card_em() * larger;
    all = blocks({&thing, &thing + 1}, em, w, high);
    if (all.size() == 1 && all.front().high <= high) break;
  }
  for (StageBlock& block : all) {
    block.thing = &thing;  // not the copy it was made of
    StageSheet& on = sheet(StageSheet::Shows::cards);
    draw(on, block, {(paper_.size.w - w) / 2, kMargin / 2 + (high - block.high) / 2}, w, em);
  }
}

}  // namespace

StagePaper stage_paper(Size room_px, double screen_height_px) {
  StagePaper paper;
  if (room_px.w < 1 || room_px.h < 1) return paper;
  paper.size.w = kStageHeight * room_px.w / room_px.h;
  paper.letters = std::clamp(screen_height_px / room_px.h, 1.0, 1.5);
  return paper;
}

std::vector<StageSheet> stage_sheets(const StageContent& content, const StagePaper& paper,
                                     text::Typesetter& typesetter, const Look& look,
                                     text::Furigana* readings) {
  const StageWords words(typesetter, look, readings);
  Setter setter(content, paper, words, look);
  setter.plate();
  setter.cards();
  setter.lines();
  return setter.take();
}

std::vector<StageSheet> stage_card(const StageThing& thing, const StagePaper& paper,
                                   text::Typesetter& typesetter, const Look& look,
                                   text::Furigana* readings) {
  const StageContent content;
  const StageWords words(typesetter, look, readings);
  Setter setter(content, paper, words, look);
  setter.card_alone(thing);
  return setter.take();
}

DrawList stage_light(const Rect& card, const Look& look) {
  DrawList out;
  Box box;
  box.centre = card.centre();
  box.size = {card.width() + 4, card.height() + 4};
  box.radius = kCardRadius + 2;
  box.fill = {look.accent.r, look.accent.g, look.accent.b, 0};
  box.edge = look.accent;
  box.edge_width = 2.2;
  out.add(0, box);
  return out;
}

}  // namespace canvas
