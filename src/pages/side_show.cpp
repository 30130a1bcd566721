#include "pages/side_show.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>

#include "model/question_words.h"
#include "ops/read_through.h"
#include "ops/stops.h"
#include "panels/format.h"
#include "report/upright.h"
#include "text/gist.h"
#include "text/gists.h"
#include "text/shared_words.h"

namespace pages {

using canvas::SideField;
using canvas::SideLink;
using canvas::SidePlace;
using model::Board;
using model::Id;

namespace {

constexpr std::size_t kMostLinks = 3;  // to one map
constexpr std::size_t kMostWords = 3;  // on one link

/// The middle of all that lies in it.
base::Vec2 middle_of(const Board& board, Id island) {
  base::Vec2 sum = board.islands.at(island).plate_pos;
  double count = 1;
  for (const Id inner : model::subtree_of(board, island))
    for (const Id card : model::cards_in(board, inner)) {
      if (board.cards.at(card).place != model::Place::table) continue;
      sum = sum + board.cards.at(card).pos;
      count += 1;
    }
  return sum / count;
}

void add_cards(const Board& board, Id island, canvas::SidePlate& to) {
  for (const Id inner : model::subtree_of(board, island))
    for (const Id card : model::cards_in(board, inner))
      if (const model::Card& c = board.cards.at(card); c.place == model::Place::table)
        to.cards.push_back(c.color);
}

SideField field_of(const Board& as_it_lies, const base::Messages& tr) {
  const Board board = report::upright(as_it_lies);
  SideField out;
  std::map<Id, std::size_t> place;
  for (const Id id : ops::in_reading_order(board, model::children_of(board, {}))) {
    const model::Island& island = board.islands.at(id);
    canvas::SidePlate plate{id,
                            island.plate.empty() ? std::string(tr("(no plate yet)")) : island.plate,
                            middle_of(board, id)};
    add_cards(board, id, plate);
    place[id] = out.plates.size();
    out.plates.push_back(std::move(plate));
  }
  const std::vector<Id> alone = ops::shown_at(board, {ops::Stop::Kind::alone});
  if (!alone.empty()) {
    canvas::SidePlate rest{{}, tr("Cards on their own"), {0, 0}};
    for (const Id id : alone) {
      rest.at = rest.at + board.cards.at(id).pos / double(alone.size());
      rest.cards.push_back(board.cards.at(id).color);
    }
    out.plates.push_back(std::move(rest));
  }
  for (const auto& [id, r] : board.relations) {
    const auto from = place.find(ops::outermost_of(board, r.from)),
               to = place.find(ops::outermost_of(board, r.to));
    if (from != place.end() && to != place.end() && from != to)
      out.lines.push_back({from->second, to->second, r.kind});
  }
  return out;
}

}  // namespace

canvas::SideContent side_content(const std::vector<SideMap>& maps, const model::Session& session,
                                 const base::Messages& tr) {
  canvas::SideContent out;
  bool same = true;
  for (const SideMap& map : maps) {
    const model::Session& of = map.session ? *map.session : session;
    const Board* board = of.board(map.board);
    if (!board || out.fields.size() >= canvas::kMostSideBySide) continue;
    const std::string question = model::question_text(of, *board);
    if (out.fields.empty()) out.question = question;
    same &= question == out.question;
    SideField field = field_of(*board, tr);
    field.title = map.title;
    out.fields.push_back(std::move(field));
  }
  if (!same) out.question.clear();
  return out;
}

void SideShow::make(const std::vector<SideMap>& maps, const canvas::StagePaper& paper) {
  const Id tapped = tapped_ ? content_.fields[tapped_->field].plates[tapped_->plate].id : Id{};
  tapped_.reset();
  paper_ = paper;
  content_ = side_content(maps, sitting_.open->session(), around_.tr);
  plan_ = canvas::side_plan(content_, paper, around_.typesetter, around_.look,
                            sitting_.scene.furigana());
  // What plates are about is known by the time one is tapped.
  if (content_.fields.size() > 1)
    for (const SideField& field : content_.fields)
      for (const canvas::SidePlate& plate : field.plates) (void)gist_of(plate);
  for (std::size_t f = 0; f < content_.fields.size() && !tapped.nil(); ++f)
    for (std::size_t p = 0; p < content_.fields[f].plates.size(); ++p)
      if (content_.fields[f].plates[p].id == tapped) tapped_ = SidePlace{f, p};
  part_ = std::min(part_, parts() - 1);
  link();
}

void SideShow::show(std::size_t part) {
  part_ = std::min(part, parts() - 1);
  draw();
}

bool SideShow::tap(base::Vec2 mm) {
  for (const canvas::SideSheet::Lying& lying : sheet_.plates) {
    if (!lying.rect.contains(mm)) continue;
    if (tapped_ == lying.place)
      tapped_.reset();
    else
      tapped_ = lying.place;
    link();
    return true;
  }
  return false;
}

void SideShow::clear() {
  tapped_.reset();
  link();
}

bool SideShow::follow_gists() {
  if (!tapped_ || rounds_ == gists_.rounds()) return false;
  const std::size_t before = focus_.links.size();
  link();
  return focus_.links.size() != before;
}

void SideShow::link() {
  rounds_ = gists_.rounds();
  focus_ = {};
  if (tapped_) {
    focus_.from = *tapped_;
    // A word that few plates have says more than one that many have.
    std::map<std::string, int> having;
    for (const SideField& field : content_.fields)
      for (const canvas::SidePlate& plate : field.plates)
        for (const std::string& word : gist_of(plate).words) ++having[word];
    for (std::size_t field = 0; field < content_.fields.size(); ++field)
      if (field != tapped_->field) link_to(field, having);
  }
  draw();
}

text::Gist SideShow::gist_of(const canvas::SidePlate& plate) {
  if (plate.id.nil()) return {};
  const text::Gist* known = gists_.of(plate.text);
  return known ? *known : text::Gist{};
}

void SideShow::link_to(std::size_t field, const std::map<std::string, int>& having) {
  const canvas::SidePlate& from = content_.fields[tapped_->field].plates[tapped_->plate];
  const text::Gist own = gist_of(from);
  struct Found {
    SideLink link;
    double weight = 0;
  };
  std::vector<Found> all;
  const auto& plates = content_.fields[field].plates;
  for (std::size_t n = 0; n < plates.size(); ++n) {
    const text::Gist gist = gist_of(plates[n]);
    Found found{{{field, n}, {}, text::shared_words(from.text, own, plates[n].text, gist)}};
    if (found.link.shared.empty()) continue;
    for (const std::string& word : gist.words)
      if (std::ranges::find(own.words, word) != own.words.end())
        found.weight += 1.0 / having.at(word);
    for (std::size_t k = 0; k < std::min(kMostWords, found.link.shared.size()); ++k)
      found.link.words += (k ? std::string(around_.tr(" · ")) : "") + found.link.shared[k];
    all.push_back(std::move(found));
  }
  std::ranges::stable_sort(all, std::greater(), &Found::weight);
  if (all.size() > kMostLinks) all.resize(kMostLinks);
  for (Found& found : all) focus_.links.push_back(std::move(found.link));
}

void SideShow::draw() {
  sheet_ = canvas::side_sheet(content_, plan_, part_, tapped_ ? &focus_ : nullptr, paper_,
                              around_.typesetter, around_.look);
}

void SideShow::describe(nlohmann::ordered_json& out) const {
  using Json = nlohmann::ordered_json;
  Json maps = Json::array(), plates = Json::array(), links = Json::array();
  for (const SideField& field : content_.fields) maps.push_back(field.title);
  const auto round = [](double v) { return std::round(v * 10000) / 10000; };
  for (const canvas::SideSheet::Lying& lying : sheet_.plates) {
    const base::Vec2 at = lying.rect.centre();
    plates.push_back({{"id", content_.fields[lying.place.field].plates[lying.place.plate].id.str()},
                      {"map", lying.place.field + 1},
                      {"at", {round(at.x / paper_.size.w), round(at.y / paper_.size.h)}}});
  }
  for (const SideLink& link : focus_.links)
    links.push_back({{"id", content_.fields[link.to.field].plates[link.to.plate].id.str()},
                     {"words", link.words}});
  out["maps"] = std::move(maps);
  out["plates"] = std::move(plates);
  out["links"] = std::move(links);
}

}  // namespace pages
