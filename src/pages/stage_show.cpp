#include "pages/stage_show.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "canvas/title.h"
#include "pages/sheets_kept.h"
#include "report/map_title.h"
#include "report/upright.h"

namespace pages {

using ops::Stop;

namespace {

constexpr double kQuiet_s = 0.4;  // the map is drawn anew when nobody has changed it for so long
constexpr double kLongest_s = 2;  // and at the latest then

canvas::Rect sheet_of(const canvas::StagePaper& paper) {
  return {{0, 0}, {paper.size.w, paper.size.h}};
}

}  // namespace

/// Of a stop beside this one, where one of its sheets comes next.
struct StageShow::Beside {
  std::vector<canvas::StageSheet> sheets;
  std::uint64_t of = 0;  // beside which picture
  bool map = false;
};

struct StageShow::Made {
  canvas::BoardPicture map;                // of the stop that is the map
  std::vector<canvas::StageSheet> sheets;  // of one made of words
  std::vector<canvas::StageSheet> forward;
  Beside ahead, behind;
  SheetsKept kept;
  canvas::DrawList over;
  StageOver over_says;
  double changed_s = -1e9, waits_since_s = -1e9;
  bool map_stale = true;
  bool waits = false;  // what is shown takes long, and is made anew once nobody changes it
};

StageShow::StageShow(Surroundings& around, const Sitting& sitting, text::Gists& gists,
                     const SideMaps& side)
    : around_(around),
      sitting_(sitting),
      side_(side),
      side_show_(around, sitting, gists),
      made_(std::make_unique<Made>()),
      // No picture of this one is taken for one of another.
      number_(std::uint64_t(around.clock.now_s() * 1e6)),
      over_number_(number_) {}

StageShow::~StageShow() = default;

void StageShow::clear() {
  *made_ = {};  // whoever paints knows pictures by their numbers, which go on
  side_show_.clear();
  forward_ = {};
  sheet_ = 0;
}

void StageShow::forget_words() { made_->kept.forget(); }

void StageShow::map_changed(double now_s) {
  made_->map_stale = true;
  beside_changed(now_s);
}

void StageShow::beside_changed(double now_s) {
  if (!std::exchange(made_->waits, true)) made_->waits_since_s = now_s;
  made_->changed_s = now_s;
}

std::size_t StageShow::sheets() const {
  if (forward()) return made_->forward.size();
  if (is(Stop::Kind::map)) return 1;
  return is(Stop::Kind::side) ? side_show_.parts() : std::max<std::size_t>(made_->sheets.size(), 1);
}

void StageShow::show(const Wanted& wanted, std::size_t sheet, Move move) {
  if (wanted.stop.kind != Stop::Kind::side) side_show_.clear();
  wanted_ = wanted;
  forward_ = {};
  sheet_ = sheet;
  move_.begin(move, around_);
  make();
}

void StageShow::show_anew(const Wanted& wanted) {
  wanted_ = wanted;
  move_.cut();
  make();
}

bool StageShow::turn(int step) {
  const auto to = std::ptrdiff_t(sheet_) + step;
  if (to < 0 || to >= std::ptrdiff_t(sheets())) return false;
  sheet_ = std::size_t(to);
  if (!forward()) move_.begin(step > 0 ? Move::on : Move::back, around_);
  if (is(Stop::Kind::side)) side_show_.show(sheet_);
  ++number_;
  around_.due.all();
  return true;
}

void StageShow::bring_forward(base::Id card) {
  if (card == forward_) return;
  move_.cut();
  sheet_ = 0;
  if (card.nil())  // onto the sheet on which it stands
    for (std::size_t n = 0; n < made_->sheets.size(); ++n)
      if (std::ranges::find(made_->sheets[n].cards, forward_, &canvas::StageSheet::Lying::id) !=
          made_->sheets[n].cards.end()) {
        sheet_ = n;
        break;
      }
  forward_ = card;
  make();
}

base::Id StageShow::card_at(base::Vec2 share) const {
  if (forward() || sheet_ >= made_->sheets.size()) return {};
  const base::Vec2 mm{share.x * paper_.size.w, share.y * paper_.size.h};
  for (const auto& lying : made_->sheets[sheet_].cards)
    if (lying.rect.contains(mm)) return lying.id;
  return {};
}

bool StageShow::tap_side(base::Vec2 share) {
  if (!is(Stop::Kind::side)) return false;
  const bool linked = side_show_.linked();
  if (!side_show_.tap({share.x * paper_.size.w, share.y * paper_.size.h})) {
    if (!linked) return false;
    side_show_.clear();
  }
  move_.cut();
  ++number_;
  around_.due.all();
  return true;
}

// --- what is made

void StageShow::draw_map() {
  if (!std::exchange(made_->map_stale, false)) return;
  const model::Board& board = sitting_.board();
  made_->map = canvas::draw_board(
      report::upright(board), report::map_title(sitting_.open->session(), board, sitting_.desk.tr),
      around_.typesetter, around_.look, 1e9, sitting_.scene.furigana());
}

canvas::Rect StageShow::map_mm() const {
  const canvas::Rect& bounds = made_->map.bounds;
  return bounds.empty() ? sheet_of(paper_) : bounds.grown(bounds.height() * 0.02 + 6);
}

std::vector<canvas::StageSheet> StageShow::sheets_of(const Wanted& wanted) {
  text::Furigana* const readings = sitting_.scene.furigana();
  if (wanted.stop.kind == Stop::Kind::name)
    return {canvas::name_card(
        name_card_of(sitting_.open->session(), sitting_.board(), sitting_.desk.tr), paper_,
        around_.typesetter, around_.look, readings)};
  return made_->kept.of(
      stage_content(sitting_.board(), wanted.stop, wanted.next ? &*wanted.next : nullptr,
                    wanted.captions, around_.look, sitting_.desk.tr),
      paper_, around_.typesetter, around_.look, readings);
}

canvas::BoardPicture StageShow::first_of(const Wanted& wanted) {
  switch (wanted.stop.kind) {
    case Stop::Kind::map: {
      if (made_->map_stale && is(Stop::Kind::map)) ++number_;
      draw_map();
      return {made_->map.list, map_mm()};
    }
    case Stop::Kind::side: {
      const canvas::SideContent content =
          side_content(side_.chosen(), sitting_.open->session(), sitting_.desk.tr);
      const canvas::SidePlan plan = canvas::side_plan(content, paper_, around_.typesetter,
                                                      around_.look, sitting_.scene.furigana());
      return {
          canvas::side_sheet(content, plan, 0, nullptr, paper_, around_.typesetter, around_.look)
              .list,
          sheet_of(paper_)};
    }
    case Stop::Kind::island:
    case Stop::Kind::alone:
    case Stop::Kind::name:
      return {sheets_of(wanted).front().list, sheet_of(paper_)};
  }
  return {};
}

void StageShow::make() {
  Made& m = *made_;
  m.waits = false;
  if (is(Stop::Kind::map)) {
    m.sheets.clear();
    draw_map();
  } else if (is(Stop::Kind::side)) {
    m.sheets.clear();
    side_show_.make(side_.chosen(), paper_);
  } else {
    m.sheets = sheets_of(wanted_);
  }
  m.forward.clear();
  if (forward()) {
    const canvas::StageContent content = stage_content(
        sitting_.board(), wanted_.stop, nullptr, wanted_.captions, around_.look, sitting_.desk.tr);
    const auto thing = std::ranges::find(content.things, forward_, &canvas::StageThing::id);
    if (thing != content.things.end())
      m.forward = canvas::stage_card(*thing, paper_, around_.typesetter, around_.look,
                                     sitting_.scene.furigana());
    else
      forward_ = {};
  }
  sheet_ = std::min(sheet_, sheets() - 1);
  if (is(Stop::Kind::side)) side_show_.show(sheet_);
  ++number_;
  around_.due.all();
}

bool StageShow::tick(double now_s) {
  next_s_ = 1e300;
  Made& m = *made_;
  if (m.waits && takes_long()) {
    const double due_s = std::min(m.changed_s + kQuiet_s, m.waits_since_s + kLongest_s);
    if (now_s >= due_s)
      make();
    else
      next_s_ = due_s;
  }
  if (is(Stop::Kind::side) && side_show_.follow_gists()) {
    ++number_;
    around_.due.all();
  }
  const bool moves = move_.goes_on(now_s);
  if (moves) around_.due.picture = true;
  return moves;
}

bool StageShow::lay_over(StageOver over) {
  over.paper = paper_;
  if (is(Stop::Kind::map)) over.where.clear();
  if (!forward() && sheet_ < made_->sheets.size()) {
    const std::vector<base::Id> held = sitting_.scene.cards_in_hand();
    for (const auto& lying : made_->sheets[sheet_].cards)
      if (std::ranges::find(held, lying.id) != held.end()) over.lit.push_back(lying.rect);
  }
  if (!made_->over_says.changes(over)) return false;
  made_->over = stage_over(over, around_.typesetter, around_.look);
  made_->over_says = std::move(over);
  ++over_number_;
  return true;
}

void StageShow::look_ahead(const std::optional<Wanted>& after,
                           const std::optional<Wanted>& before) {
  Made& m = *made_;
  if (forward()) return;
  if (m.ahead.of != number_) {
    look_beside(m.ahead, sheet_ + 1 < sheets() ? std::nullopt : after);
    m.behind = {};
  } else if (m.behind.of != number_) {
    look_beside(m.behind, sheet_ > 0 ? std::nullopt : before);
  }
}

/// `wanted`: none where it is a sheet of this stop.
void StageShow::look_beside(Beside& beside, const std::optional<Wanted>& wanted) {
  beside = {{}, number_, false};
  around_.due.picture = true;
  if (!wanted || wanted->stop.kind == Stop::Kind::side) return;
  beside.map = wanted->stop.kind == Stop::Kind::map;
  if (beside.map)
    draw_map();
  else
    beside.sheets = sheets_of(*wanted);
}

const canvas::DrawList* StageShow::list() const {
  if (is(Stop::Kind::map)) return &made_->map.list;
  if (is(Stop::Kind::side)) return &side_show_.list();
  return forward() ? &made_->forward[sheet_].list : &made_->sheets[sheet_].list;
}

StagePicture StageShow::picture(double now_s, bool dark) const {
  StagePicture out;
  const Made& m = *made_;
  out.number = number_;
  out.sheet = paper_.size;
  out.over = &m.over;
  out.over_number = over_number_;
  move_.put(out, now_s);
  if (dark) return out;
  out.list = list();
  out.mm = is(Stop::Kind::map) ? map_mm() : sheet_of(paper_);
  if (m.ahead.of != number_ || forward()) return out;
  const auto put = [&](const Beside& beside, const canvas::StageSheet* own,
                       const canvas::StageSheet* other, const canvas::DrawList*& list,
                       canvas::Rect& mm) {
    mm = sheet_of(paper_);
    if (own || other) {
      list = own ? &own->list : &other->list;
    } else if (beside.map && !m.map_stale) {
      list = &m.map.list;
      mm = map_mm();
    }
  };
  put(m.ahead, sheet_ + 1 < m.sheets.size() ? &m.sheets[sheet_ + 1] : nullptr,
      m.ahead.sheets.empty() ? nullptr : &m.ahead.sheets.front(), out.ahead, out.ahead_mm);
  if (m.behind.of != number_) return out;
  put(m.behind, sheet_ > 0 && sheet_ <= m.sheets.size() ? &m.sheets[sheet_ - 1] : nullptr,
      m.behind.sheets.empty() ? nullptr : &m.behind.sheets.back(), out.behind, out.behind_mm);
  return out;
}

void StageShow::describe(nlohmann::ordered_json& out) const {
  using Json = nlohmann::ordered_json;
  const auto round = [](double v) { return std::round(v * 10000) / 10000; };
  out["sheet"] = sheet_ + 1;
  out["sheets"] = sheets();
  static constexpr const char* kShows[] = {"plate", "cards", "lines", "name"};
  out["shows"] = is(Stop::Kind::map)    ? "map"
                 : is(Stop::Kind::side) ? "side"
                 : forward()            ? "card"
                                        : kShows[int(made_->sheets[sheet_].shows)];
  if (is(Stop::Kind::side)) side_show_.describe(out);
  // Of letters, and of where cards lie, in parts of the picture: what a test measures. Readings above
  // words are half as large as those.
  double least = 1e9;
  if (!is(Stop::Kind::map))
    for (const auto& entry : list()->entries)
      if (const auto* t = std::get_if<canvas::Text>(&entry.item))
        least = std::min(least, t->layout->em);
  if (least < 1e9) out["letters"] = round(least / canvas::kStageHeight);
  Json cards = Json::array();
  if (!forward() && sheet_ < made_->sheets.size())
    for (const auto& lying : made_->sheets[sheet_].cards) {
      const base::Vec2 at = lying.rect.centre();
      cards.push_back({{"id", lying.id.str()},
                       {"at", {round(at.x / paper_.size.w), round(at.y / paper_.size.h)}}});
    }
  out["cards"] = std::move(cards);
}

}  // namespace pages
