#include "ops/gather.h"

#include <set>

#include "model/crowd.h"

namespace ops {

using base::Rect;
using base::Size;
using base::Vec2;
using namespace model;

namespace {

/// Room round an island for its outline (mm).
constexpr double kRim = 25;

/// What is moved as one, and where it lies.
struct Load {
  Id id;
  enum class Kind { card, plate, island } kind = Kind::card;
  Rect bounds;
};

class Gatherer {
 public:
  Gatherer(const Board& board, const std::vector<Id>& cards, const std::vector<Id>& plates)
      : board_(board), cards_(cards.begin(), cards.end()), plates_(plates.begin(), plates.end()) {
    for (const auto& [id, card] : board.cards)
      if (card.place == Place::table && !card.island.nil()) in_island_[card.island].push_back(id);
    for (const auto& [id, island] : board.islands)
      if (!island.parent.nil()) inner_[island.parent].push_back(id);
  }

  std::vector<Load> loads() {
    std::vector<Load> out;
    for (const auto& [id, island] : board_.islands)
      if (whole(id) && (island.parent.nil() || !whole(island.parent)))
        out.push_back({id, Load::Kind::island, bounds_of(id).grown(kRim)});
    for (const Id id : plates_)
      if (const Island* i = find_island(board_, id); i && !whole(id))
        out.push_back({id, Load::Kind::plate, plate_shape_of(*i).bounds().grown(kRim)});
    for (const Id id : cards_)
      if (const Card* c = find_card(board_, id);
          c && c->place == Place::table && (c->island.nil() || !whole(c->island)))
        out.push_back({id, Load::Kind::card, shape_of(*c).bounds()});
    return out;
  }

  void move(const Load& load, Vec2 shift, std::map<Id, Vec2>& cards, std::map<Id, Vec2>& plates) {
    if (load.kind == Load::Kind::card) {
      cards[load.id] = board_.cards.at(load.id).pos + shift;
      return;
    }
    plates[load.id] = board_.islands.at(load.id).plate_pos + shift;
    if (load.kind == Load::Kind::plate) return;
    for (const Id card : in_island_[load.id]) cards[card] = board_.cards.at(card).pos + shift;
    for (const Id child : inner_[load.id])
      move({child, Load::Kind::island, {}}, shift, cards, plates);
  }

 private:
  /// All in it is to be brought.
  bool whole(Id island) {
    const auto known = whole_.find(island);
    if (known != whole_.end()) return known->second;
    bool all = plates_.contains(island);
    for (const Id card : in_island_[island]) all = all && cards_.contains(card);
    for (const Id child : inner_[island]) all = all && whole(child);
    return whole_[island] = all;
  }
  Rect bounds_of(Id island) {
    Rect out = plate_shape_of(board_.islands.at(island)).bounds();
    for (const Id card : in_island_[island])
      out = out.united(shape_of(board_.cards.at(card)).bounds());
    for (const Id child : inner_[island]) out = out.united(bounds_of(child));
    return out;
  }

  const Board& board_;
  std::set<Id> cards_, plates_;
  std::map<Id, std::vector<Id>> in_island_, inner_;
  std::map<Id, bool> whole_;
};

}  // namespace

Ops gather(const Board& board, const std::vector<Id>& cards, const std::vector<Id>& plates,
           const Rect& crowd) {
  Gatherer gatherer(board, cards, plates);
  const std::vector<Load> loads = gatherer.loads();
  std::vector<Size> sizes;
  for (const Load& l : loads) sizes.push_back({l.bounds.width(), l.bounds.height()});
  const std::vector<Vec2> places = places_beside(crowd, sizes);
  std::map<Id, Vec2> card_to, plate_to;
  for (std::size_t i = 0; i < loads.size(); ++i)
    gatherer.move(loads[i], places[i] - loads[i].bounds.centre(), card_to, plate_to);
  Ops out;
  for (const auto& [id, pos] : card_to) {
    out.push_back(Change<Card>{board.id, id, Patch<Card>().set<&Card::pos>(pos)});
  }
  for (const auto& [id, pos] : plate_to) {
    out.push_back(Change<Island>{board.id, id, Patch<Island>().set<&Island::plate_pos>(pos)});
  }
  return out;
}

}  // namespace ops
