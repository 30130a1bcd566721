#include "support/random_walk.h"

#include <numbers>

#include "ops/build.h"

namespace support {

using namespace model;

Session small_session(base::IdSource& ids) {
  Session s;
  s.id = ids.next();
  s.title = "協働のまちづくり";
  Question q{ids.next(), 0, "協働と聞いて思い浮かべることは？", {}};
  s.questions.emplace(q.id, q);
  Board b;
  b.id = ids.next();
  b.question = q.id;
  s.boards.emplace(b.id, b);
  return s;
}

namespace {
template <class T>
Id any_of(const std::map<Id, T>& things, std::mt19937& random) {
  if (things.empty()) return {};
  auto it = things.begin();
  std::advance(it, random() % things.size());
  return it->first;
}
}  // namespace

std::vector<InkStroke> random_ink(std::mt19937& random) {
  const auto real = [&](double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random);
  };
  std::vector<InkStroke> ink(random() % 4);
  for (InkStroke& stroke : ink) {
    stroke.width = real(0.3, 2);
    stroke.points.resize(1 + random() % 12);
    // A few lie off the card: the op is refused then.
    const double reach = random() % 10 ? 1 : 1.1;
    for (Vec2& p : stroke.points) p = {reach * real(-37, 37), reach * real(-25, 25)};
  }
  return ink;
}

std::vector<ops::Op> random_action(const Session& s, std::mt19937& random, base::IdSource& ids) {
  const Board& b = s.boards.begin()->second;
  const auto real = [&](double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random);
  };
  const Id card = any_of(b.cards, random), island = any_of(b.islands, random);
  switch (random() % 12) {
    case 0:
    case 1:
    case 2: {
      Card c;
      c.id = ids.next();
      c.text = "意見 " + std::to_string(random() % 1000) + (random() % 4 ? "" : " 😀\n二行目");
      c.color = PaperColor(random() % 6);
      c.pos = {real(-900, 900), real(-500, 500)};
      c.turn = real(-3, 3);
      c.z = top_z(b);
      if (random() % 4 == 0) c.ink = random_ink(random);
      if (!c.ink.empty() && random() % 2) c.text.clear();
      return {ops::Add<Card>{b.id, c}};
    }
    case 3:
    case 4:
      if (card.nil()) return {};
      return ops::place_card(
          b, card, {{real(-900, 900), real(-500, 500)}, real(-9, 9), random() % 2 ? island : Id{}});
    case 5: {
      std::vector<Id> members;
      for (int i = 0; i < 3; ++i) {
        const Id c = any_of(b.cards, random);
        if (!c.nil() && b.cards.at(c).place == Place::table &&
            std::find(members.begin(), members.end(), c) == members.end())
          members.push_back(c);
      }
      std::vector<Id> islands;
      if (!island.nil() && random() % 3 == 0) islands.push_back(island);
      if (members.empty() && islands.empty()) return {};
      return ops::make_island(b, members, islands, real(-3, 3), ids, 1783247400000).ops;
    }
    case 6:
      return island.nil() ? std::vector<ops::Op>{} : ops::dissolve_island(b, island);
    case 7:
      if (island.nil()) return {};
      return ops::move_island(b, island, {real(-90, 90), real(-90, 90)}, real(-1, 1), {0, 0},
                              random() % 2 ? any_of(b.islands, random) : Id{});
    case 8:
      return card.nil() ? std::vector<ops::Op>{} : ops::card_to_tray(b, card);
    case 9: {
      if (card.nil() || island.nil()) return {};
      Relation r{ids.next(), RelationKind(random() % 9), card, island, "だから", 0, {}};
      return {ops::Add<Relation>{b.id, r}};
    }
    case 10: {
      if (island.nil()) return {};
      return {ops::Change<Island>{b.id, island, Patch<Island>{}.set<&Island::plate>("島の表札")}};
    }
    default:
      if (card.nil()) return {};
      if (random() % 3 == 0)
        return {ops::Change<Card>{b.id, card, Patch<Card>{}.set<&Card::ink>(random_ink(random))}};
      return {ops::Change<Card>{
          b.id, card,
          Patch<Card>{}.set<&Card::text>("書き直した").set<&Card::alone>(int(random() % 5))}};
  }
}

}  // namespace support
