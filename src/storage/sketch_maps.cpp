#include "storage/sketch_maps.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "model/invariants.h"
#include "storage/import.h"
#include "storage/repair_values.h"

namespace storage {
namespace {

using base::Error;
using base::ErrorCode;
using base::Rect;
using base::Result;
using base::sentence;
using base::TurnedRect;
using base::Vec2;
using model::Board;
using model::Card;
using model::Id;
using model::Island;

constexpr double kOurScale = 0.25;                   // mm a px, as we write
constexpr std::size_t kMostThings = 2 * kMaxImport;  // of a page, before loose words are joined
constexpr std::size_t kMostGroups = 5000;
// Of all words, in bytes: nobody waits long for such a map.
constexpr std::size_t kMostWords = 3u << 20;
constexpr std::size_t kMostLines = 2 * kMaxImport;

std::string trimmed(std::string_view text) {
  std::string clean = base::clean_text(base::repaired_utf8(text));
  const std::size_t begin = clean.find_first_not_of(" \t\n");
  if (begin == clean.npos) return {};
  return clean.substr(begin, clean.find_last_not_of(" \t\n") - begin + 1);
}

std::string one_line(std::string_view text) {
  std::string out = trimmed(text);
  std::ranges::replace(out, '\n', ' ');
  return out;
}

/// Of what we kept: nobody says how long it is by now.
std::string one_name(std::string_view text) {
  std::string out = one_line(text);
  (void)fit_text("", out);
  return out;
}

/// Always the same for a key: a UUID of version 8 [RFC 9562].
Id id_of_key(const std::string& key) {
  Id out;
  for (std::size_t half = 0; half < 2; ++half) {
    std::uint64_t hash = half == 0 ? 0xcbf29ce484222325 : 0x84222325cbf29ce4;
    for (const char c : key) hash = (hash ^ std::uint8_t(c)) * 0x100000001b3;
    for (std::size_t i = 0; i < 8; ++i) out.bytes[8 * half + i] = std::uint8_t(hash >> (8 * i));
  }
  out.bytes[6] = std::uint8_t(0x80 | (out.bytes[6] & 0x0f));
  out.bytes[8] = std::uint8_t(0x80 | (out.bytes[8] & 0x3f));
  return out;
}

/// What of all pages was left out.
struct LeftOut {
  std::size_t lines = 0, all_lines = 0, empty_boxes = 0, pictures = 0, strokes = 0, lone_groups = 0;
};

class PageMap {
 public:
  PageMap(const SketchPage& page, bool ours, base::IdSource& ids, std::set<Id>& taken,
          LeftOut& left)
      : page_(page),
        boxes_(page.boxes),
        groups_(page.groups),
        ours_(ours),
        ids_(ids),
        taken_(taken),
        left_(left) {
    scale_ = ours ? kOurScale : found_scale();
    if (!ours) middle_ = found_middle();
  }

  Result<model::MapWish> run() {
    if (boxes_.size() > kMostThings || groups_.size() > kMostGroups ||
        page_.lines.size() > kMostLines)
      return Error{ErrorCode::too_large,
                   sentence("There is too much in this drawing: {} boxes, {} groups, {} arrows. "
                            "Split it into several.",
                            boxes_.size(), groups_.size(), page_.lines.size()),
                   {}};
    join_loose_words();
    drop_empty_boxes();
    settle_groups();
    board().id = id_for(page_.board);
    board().title = one_line(page_.title);
    if (auto made = add_all(); !made) return made.error();
    left_.pictures += page_.pictures;
    left_.strokes += page_.strokes;
    return std::move(out_);
  }

 private:
  Board& board() { return out_.board; }

  Id id_for(const std::string& key) {
    std::optional<Id> id = Id::parse(key);
    // What somebody added to a map of ours is the same when the file comes again.
    if (!id && ours_ && !key.empty()) id = id_of_key(key);
    if (id && !id->nil() && taken_.insert(*id).second) return *id;
    return ids_.next();
  }

  /// So that most boxes are as wide as our cards.
  double found_scale() const {
    std::vector<double> widths;
    for (const SketchBox& box : boxes_)
      if (!box.loose && box.shape.size.w > 1) widths.push_back(box.shape.size.w);
    if (widths.empty()) return kOurScale;
    const auto middle = widths.begin() + std::ptrdiff_t(widths.size() / 2);
    std::ranges::nth_element(widths, middle);
    return std::clamp(model::kCardSize.w / *middle, 0.01, 4.0);
  }

  Vec2 found_middle() const {
    Rect all;
    for (const SketchBox& box : boxes_) all = all.united(box.shape.bounds());
    return all.empty() ? Vec2{} : all.centre();
  }

  Vec2 placed(Vec2 px) const {
    const Vec2 p = (px - middle_) * scale_;
    return {std::clamp(p.x, -model::kTableLimit, model::kTableLimit),
            std::clamp(p.y, -model::kTableLimit, model::kTableLimit)};
  }

  void join_loose_words() {
    std::vector<std::size_t> boxes, loose;
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
      boxes_[i].text = trimmed(boxes_[i].text);
      (boxes_[i].loose ? loose : boxes).push_back(i);
    }
    std::ranges::stable_sort(loose, {}, [&](std::size_t i) {
      return std::pair{boxes_[i].shape.centre.y, boxes_[i].shape.centre.x};
    });
    std::vector<double> areas;
    for (const std::size_t b : boxes)
      areas.push_back(boxes_[b].shape.size.w * boxes_[b].shape.size.h);
    for (const std::size_t i : loose) {
      std::size_t best = boxes_.size();
      double least = 1e300;
      for (std::size_t k = 0; k < boxes.size(); ++k) {
        if (areas[k] >= least || !boxes_[boxes[k]].shape.contains(boxes_[i].shape.centre)) continue;
        best = boxes[k];
        least = areas[k];
      }
      if (best == boxes_.size()) continue;
      SketchBox& box = boxes_[best];
      if (!boxes_[i].text.empty()) box.text += (box.text.empty() ? "" : "\n") + boxes_[i].text;
      same_[boxes_[i].key] = box.key;
      boxes_[i].text.clear();
      boxes_[i].ours.reset();
      joined_.insert(i);
    }
  }

  void drop_empty_boxes() {
    std::vector<SketchBox> kept;
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
      if (!boxes_[i].text.empty() || boxes_[i].ours)
        kept.push_back(std::move(boxes_[i]));
      else if (!joined_.contains(i))
        ++left_.empty_boxes;
    }
    boxes_ = std::move(kept);
  }

  void settle_groups() {
    std::map<std::string, std::size_t> at;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      groups_[g].plate = one_line(groups_[g].plate);
      at.emplace(groups_[g].key, g);
    }
    // The smallest that is larger than itself and holds its middle.
    const auto round = [&](Vec2 middle, double area) -> std::string {
      const SketchGroup* best = nullptr;
      for (const SketchGroup& group : groups_)
        if (group.by_place && group.area.contains(middle) && group.area.area() > area &&
            (!best || group.area.area() < best->area.area()))
          best = &group;
      return best ? best->key : std::string();
    };
    for (SketchGroup& group : groups_)
      if (group.by_place && !group.settled)
        group.parent = round(group.area.centre(), group.area.area());
    for (SketchBox& box : boxes_)
      if (box.group.empty() && !box.settled) box.group = round(box.shape.centre, 0);
    for (SketchBox& box : boxes_)
      if (!at.contains(box.group)) box.group.clear();
    // None within itself, none deeper than a map holds.
    for (SketchGroup& group : groups_)
      if (!at.contains(group.parent)) group.parent.clear();
    for (SketchGroup& group : groups_) {
      std::size_t deep = 1;
      for (std::string up = group.parent; !up.empty(); up = groups_[at.at(up)].parent)
        if (++deep > std::size_t(model::kMaxDepth) || up == group.key) {
          group.parent.clear();
          break;
        }
    }
    find_members();
  }

  /// Innermost first, so that a group of one is none, and so outwards.
  void find_members() {
    std::map<std::string, std::size_t> at;
    for (std::size_t g = 0; g < groups_.size(); ++g) at.emplace(groups_[g].key, g);
    std::vector<std::size_t> depth(groups_.size(), 0), order;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      order.push_back(g);
      for (std::string up = groups_[g].parent; !up.empty() && depth[g] < 99;
           up = groups_[at.at(up)].parent)
        ++depth[g];
    }
    std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t g) { return depth[g]; });
    std::map<std::string, std::vector<SketchBox*>> cards;
    std::map<std::string, std::vector<SketchGroup*>> inner;
    for (SketchBox& box : boxes_) cards[box.group].push_back(&box);
    for (const std::size_t g : order) {
      SketchGroup& group = groups_[g];
      const std::vector<SketchBox*> members = cards[group.key];
      const std::vector<SketchGroup*> within = inner[group.key];
      const bool empty = members.empty() && within.empty();
      const bool drawn = !group.plate.empty() || !group.area.empty();
      const bool keep = group.ours || members.size() + within.size() > 1 || (drawn && !empty);
      if (keep) {
        islands_.push_back(&group);
        inner[group.parent].push_back(&group);
        continue;
      }
      for (SketchBox* box : members) {
        box->group = group.parent;
        cards[group.parent].push_back(box);
        same_[group.key] = box->key;
      }
      for (SketchGroup* one : within) {
        one->parent = group.parent;
        inner[group.parent].push_back(one);
        same_[group.key] = one->key;
      }
      if (empty && !group.plate.empty()) lone_.push_back(&group);
    }
    std::ranges::reverse(islands_);  // the outermost first
  }

  Result<void> add_all() {
    for (const SketchGroup* group : islands_) add_island(*group);
    for (const SketchBox& box : boxes_)
      if (auto made = add_card(box); !made) return made;
    for (const SketchGroup* group : lone_) {
      SketchBox box{group->key, {group->area.centre(), {}, 0}, group->plate};
      box.group = group->parent;
      box.color = model::PaperColor::white;
      ++left_.lone_groups;
      if (auto made = add_card(box); !made) return made;
    }
    settle_islands();
    settle_twins();
    for (const SketchLine& line : page_.lines) add_line(line);
    for (const SketchLoop& loop : page_.loops) add_loop(loop);
    return {};
  }

  Id island_with(const std::string& key) const {
    const auto found = things_.find(key);
    return found != things_.end() && out_.board.islands.contains(found->second) ? found->second
                                                                                : Id{};
  }

  void add_island(const SketchGroup& group) {
    Island island = group.ours.value_or(Island());
    island.id = id_for(group.key);
    island.plate = group.plate;
    island.parent = island_with(group.parent);
    island.closed = false;
    island.extra.clear();
    if (group.at) {
      island.plate_pos = placed(group.at->centre);
      island.plate_turn = base::normal_angle(group.at->turn);
      island.plate_size = {group.at->size.w * scale_, group.at->size.h * scale_};
    } else if (!group.area.empty()) {
      island.plate_pos = placed({group.area.centre().x, group.area.min.y});
    }
    (void)fit_size("", island.plate_size, 3 * model::kCardMaxSide);
    for (std::string* text : {&island.symbol, &island.plain}) *text = one_name(*text);
    island.level = std::clamp(island.level, 1, 99);
    island.number = std::clamp(island.number, 0, model::kMostNumber);
    island.stop = std::clamp(island.stop, 0, model::kMostNumber);
    if (!group.ours || !group.at) out_.unfitted.insert(island.id);
    add_votes(island.id, group.votes);
    things_.emplace(group.key, island.id);
    island_ids_.push_back(island.id);
    board().islands[island.id] = std::move(island);
  }

  Result<void> add_card(const SketchBox& box) {
    if (board().cards.size() == kMaxImport)
      return Error{
          ErrorCode::too_large,
          sentence("There are more than {} cards in this drawing, the most that can come at "
                   "once. Split it into several.",
                   kMaxImport),
          {}};
    Card card = box.ours.value_or(Card());
    card.id = id_for(box.key);
    card.text = box.text;
    card.color = box.color;
    card.pos = placed(box.shape.centre);
    card.turn = base::normal_angle(box.shape.turn);
    card.size = {box.shape.size.w * scale_, box.shape.size.h * scale_};
    (void)fit_size("", card.size, model::kCardMaxSide);
    card.z = double(board().cards.size());
    card.place = model::Place::table;
    card.island = island_with(box.group);
    card.alone = card.island.nil() ? std::clamp(card.alone, 0, 99) : 0;
    card.read = std::clamp(card.read, 0, 99);
    card.who = one_name(card.who);
    card.seat = one_name(card.seat);
    card.extra.clear();
    (void)fit_ink(card.ink);
    if (!box.ours) out_.unfitted.insert(card.id);
    add_votes(card.id, box.votes);
    things_.emplace(box.key, card.id);
    board().cards[card.id] = std::move(card);
    return {};
  }

  void add_votes(Id target, const std::vector<SketchVote>& votes) {
    for (const SketchVote& given : votes) {
      model::Vote vote;
      vote.id = ids_.next();
      vote.target = target;
      vote.points = given.points;
      vote.who = one_name(given.who);
      board().votes[vote.id] = vote;
    }
  }

  /// Levels as rounds are counted, where nobody says them; plates above what they name.
  void settle_islands() {
    for (std::size_t g = islands_.size(); g-- > 0;) {
      Island& island = board().islands.at(island_ids_[g]);
      if (Island* outer = find(island.parent); outer && outer->level <= island.level)
        outer->level = std::min(99, island.level + 1);
      if (island.plate_pos == Vec2{} && !islands_[g]->at)
        for (const auto& [id, card] : board().cards)
          if (card.island == island.id) island.plate_pos = card.pos;
    }
  }
  Island* find(Id island) {
    const auto at = board().islands.find(island);
    return at == board().islands.end() ? nullptr : &at->second;
  }

  void settle_twins() {
    for (auto& [id, card] : board().cards) {
      const auto twin = board().cards.find(card.twin);
      if (card.twin.nil()) continue;
      if (twin == board().cards.end() || twin->first == id || twin->second.twin != id)
        card.twin = {};
    }
  }

  Id end_of(std::string key) const {
    for (int steps = 0; steps < 20; ++steps) {
      if (const auto found = things_.find(key); found != things_.end()) return found->second;
      const auto joined = same_.find(key);
      const auto same = page_.same.find(key);
      if (joined != same_.end())
        key = joined->second;
      else if (same != page_.same.end())
        key = same->second;
      else
        return {};
    }
    return {};
  }

  void add_line(const SketchLine& line) {
    ++left_.all_lines;
    model::Relation relation;
    relation.from = end_of(line.from);
    relation.to = end_of(line.to);
    if (relation.from.nil() || relation.to.nil() || relation.from == relation.to) {
      ++left_.lines;
      return;
    }
    relation.id = id_for(line.key);
    relation.kind = line.kind;
    relation.words = one_line(line.words);
    board().relations[relation.id] = std::move(relation);
  }

  void add_loop(const SketchLoop& loop) {
    model::Circle circle;
    circle.id = id_for(loop.key);
    circle.words = one_line(loop.words);
    for (const Vec2 p : loop.points) circle.loop.push_back(placed(p));
    (void)fit_loop("", circle.loop);
    if (circle.loop.size() < 3) return;
    board().circles[circle.id] = std::move(circle);
  }

  const SketchPage& page_;
  std::vector<SketchBox> boxes_;
  std::vector<SketchGroup> groups_;
  bool ours_;  // we wrote the file
  base::IdSource& ids_;
  std::set<Id>& taken_;  // by what came before, on any page
  LeftOut& left_;
  model::MapWish out_;
  double scale_ = kOurScale;
  Vec2 middle_;
  std::map<std::string, std::string> same_;  // keys of what was joined to something else
  std::set<std::size_t> joined_;
  std::vector<const SketchGroup*> islands_, lone_;  // lone: with a name and nothing in it
  std::vector<Id> island_ids_;                      // of islands_
  std::map<std::string, Id> things_;
};

void say(MapImport& out, const LeftOut& left) {
  if (left.lines > 0)
    out.left_out.push_back(
        sentence("{0} of {1} arrows do not lead from one thing to another; left out", left.lines,
                 left.all_lines));
  if (left.empty_boxes > 0)
    out.left_out.push_back(sentence("boxes without words, left out: {}", left.empty_boxes));
  if (left.strokes > 0)
    out.left_out.push_back(
        sentence("lines drawn by hand or joined to nothing, left out: {}", left.strokes));
  if (left.pictures > 0)
    out.left_out.push_back(sentence("pictures, films and web pages, left out: {}", left.pictures));
  if (left.lone_groups > 0)
    out.left_out.push_back(
        sentence("groups with nothing in them, each a card now: {}", left.lone_groups));
}

}  // namespace

Result<MapImport> maps_of(const Sketch& sketch, base::IdSource& ids) {
  MapImport out;
  out.editor = sketch.editor;
  std::set<Id> taken;
  LeftOut left;
  std::size_t cards = 0, words = 0;
  for (const SketchPage& page : sketch.pages) {
    words += page.title.size();
    for (const SketchBox& box : page.boxes) words += box.text.size();
    for (const SketchGroup& group : page.groups) words += group.plate.size();
    for (const SketchLine& line : page.lines) words += line.words.size();
    for (const SketchLoop& loop : page.loops) words += loop.words.size();
  }
  if (words > kMostWords)
    return Error{
        ErrorCode::too_large,
        sentence("There are {} MB of words in this drawing; {} MB can come at once. Split it "
                 "into several.",
                 words >> 20, kMostWords >> 20),
        {}};
  for (const SketchPage& page : sketch.pages) {
    auto map = PageMap(page, sketch.ours, ids, taken, left).run();
    if (!map) return map.error();
    cards += map->board.cards.size();
    if (cards > kMaxImport)
      return Error{
          ErrorCode::too_large,
          sentence("There are more than {} cards in this drawing, the most that can come at "
                   "once. Split it into several.",
                   kMaxImport),
          {}};
    if (!map->board.cards.empty() || !map->board.islands.empty())
      out.maps.push_back(std::move(*map));
  }
  say(out, left);
  return out;
}

}  // namespace storage
