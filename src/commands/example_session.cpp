#include "commands/example_session.h"

#include <algorithm>
#include <map>

#include "base/assert.h"
#include "commands/example_layout.h"
#include "model/plate_labels.h"
#include "ops/narrate.h"

namespace commands {

namespace {

using base::Id;
using base::Size;
using base::Vec2;
using namespace model;

constexpr double kPlateHeight = 20;  // mm
constexpr const char* kLang = "ja";
constexpr int kPeople = 6, kStickers = 5;

class Evening {
 public:
  Evening(base::WallTime begins, std::uint64_t seed, const FitSize& fit_card,
          const FitSize& fit_plate)
      : clock_(begins), ids_(clock_, seed), fit_card_(fit_card), fit_plate_(fit_plate) {}

  ExampleEvening take() {
    out_.start.id = ids_.next();
    out_.start.made = clock_.wall();
    now_ = out_.start;
    Patch<Session> about;
    about.set<&Session::title>("協働のまちづくり　市民懇談会");
    about.set<&Session::date>("2026-07-05");
    about.set<&Session::venue>("市民活動センター");
    about.set<&Session::makers>(
        {"市民活動センター登録団体のみなさん", "公募市民のみなさん", "市民協働課"});
    about.set<&Session::notes>(
        "五つの班に分かれ、三つの問いについて一人ひとりがカードに書き、読み合い、近いものを集めて島"
        "にし、"
        "島どうしの関係を話し合いました。これは、そのうち一つの班の記録です。");
    step({ops::Change<Session>{{}, out_.start.id, about}});
    int order = 0;
    std::vector<std::pair<Id, example::Map>> boards;
    for (example::Map& map : example::maps()) {
      Question question;
      question.id = ids_.next();
      question.order = order;
      question.text = map.question;
      Board board;
      board.id = ids_.next();
      board.order = order++;
      board.question = question.id;
      board.table = "1";
      step({ops::Add<Question>{{}, question}, ops::Add<Board>{{}, board}});
      boards.emplace_back(board.id, std::move(map));
    }
    for (auto& [board, map] : boards) play(board, map);
    return std::move(out_);
  }

 private:
  void step(std::vector<ops::Op> ops) {
    for (const ops::Op& op : ops) {
      const bool done = ops::apply(now_, op).ok();
      ASSERT(done, "a step of the example fits what there is");
    }
    out_.steps.push_back({clock_.wall(), std::move(ops)});
  }

  void at_step(Step now) {
    step({ops::Change<Board>{{}, board_, Patch<Board>().set<&Board::step>(now)}});
  }

  /// One table answers one question.
  void play(Id board, const example::Map& map) {
    board_ = board;
    cards_.clear();
    things_.clear();
    given_to_.clear();
    z_ = 0;
    write(map);
    places_ = example::lay_out(map, {[&](const std::string& text) { return cards_.at(text).size; },
                                     [&](const std::string& text, double width) {
                                       return fit_plate_(text, {width, kPlateHeight});
                                     }});
    at_step(Step::gather);
    for (const example::Bundle& bundle : map.bundles)
      if (bundle.level == 1) gather(bundle);
    for (const example::FreeCard& free : map.free)
      if (free.island.empty()) leave_alone(free);
    at_step(Step::plate);
    for (const example::Bundle& bundle : map.bundles)
      if (bundle.level == 1) name(bundle);
    for (const example::Bundle& bundle : map.bundles)
      if (bundle.level > 1) gather_again(bundle, map);
    at_step(Step::relate);
    for (const example::Link& link : map.links) relate(link);
    at_step(Step::weigh);
    weigh(map);
    narrate(map);
    at_step(Step::present);
  }

  // ラベルづくり and ラベル拡げ: everybody writes at once, the cards are laid out to be read.
  void write(const example::Map& map) {
    std::vector<const example::CardText*> texts;
    for (const auto& bundle : map.bundles)
      for (const auto& card : bundle.cards) texts.push_back(&card);
    for (const auto& free : map.free) texts.push_back(&free.card);
    for (const auto& card : map.tray) texts.push_back(&card);
    // In the order of writing, not of the islands they came to be in.
    std::stable_sort(texts.begin(), texts.end(), [](const auto* a, const auto* b) {
      return std::string_view(a->text).size() % 7 < std::string_view(b->text).size() % 7;
    });
    const int columns = int(texts.size()) > 40 ? 10 : int(texts.size()) > 16 ? 8 : 4;
    const int rows = (int(texts.size()) + columns - 1) / columns;
    for (int i = 0; i < int(texts.size()); ++i) {
      clock_.advance(9 + (i * 5) % 11);
      Card card;
      card.id = ids_.next();
      card.text = texts[std::size_t(i)]->text;
      card.color = texts[std::size_t(i)]->color;
      card.size = fit_card_(card.text, kCardSize);
      card.pos = {(i % columns - (columns - 1) / 2.0) * 92, (i / columns - (rows - 1) / 2.0) * 68};
      card.z = ++z_;
      card.who = example::writer_of(card.color);
      card.made = clock_.wall();
      cards_[texts[std::size_t(i)]->text] = card;
      step({ops::Add<Card>{board_, card}});
    }
    at_step(Step::spread);
    clock_.advance(180);
    for (const auto& text : map.tray)
      step({ops::Change<Card>{board_, cards_.at(text.text).id,
                              Patch<Card>().set<&Card::place>(Place::tray)}});
  }

  /// Where it comes to lie in the end; `n` of those beside it.
  ops::Op lay(const example::CardText& text, Id island, int n = 0) {
    // People do not lay cards along a ruler.
    const Vec2 off{((n * 7) % 5 - 2) * 0.8, ((n * 3) % 5 - 2) * 0.6};
    Patch<Card> patch;
    patch.set<&Card::pos>(places_.cards.at(text.text) + off);
    patch.set<&Card::turn>(text.turn);
    patch.set<&Card::z>(++z_);
    if (!island.nil()) patch.set<&Card::island>(island);
    return ops::Change<Card>{board_, cards_.at(text.text).id, patch};
  }

  /// A new one with nothing in it yet.
  Island island_of(const example::Bundle& bundle) {
    Island island;
    island.id = things_[bundle.key] = ids_.next();
    island.level = bundle.level;
    island.number = highest_number(now_.boards.at(board_), bundle.level) + 1;
    island.made = clock_.wall();
    const base::Rect plate = places_.plates.at(bundle.key);
    island.plate_size = {plate.width(), plate.height()};
    island.plate_pos = plate.centre();
    return island;
  }

  // ラベル集め: the cards that feel close come together.
  void gather(const example::Bundle& bundle) {
    clock_.advance(70);
    const Island island = island_of(bundle);
    std::vector<ops::Op> ops{ops::Add<Island>{board_, island}};
    int n = 0;
    for (const example::CardText& text : bundle.cards) ops.push_back(lay(text, island.id, n++));
    step(std::move(ops));
  }

  // 表札づくり.
  void name(const example::Bundle& bundle) {
    clock_.advance(90);
    Patch<Island> patch;
    patch.set<&Island::plate>(bundle.plate);
    if (*bundle.symbol) patch.set<&Island::symbol>(bundle.symbol);
    step({ops::Change<Island>{board_, things_.at(bundle.key), patch}});
  }

  void leave_alone(const example::FreeCard& free) {
    clock_.advance(30);
    things_[free.key] = cards_.at(free.card.text).id;
    std::vector<ops::Op> ops{lay(free.card, {})};
    if (free.alone > 0)
      ops.push_back(ops::Change<Card>{board_, things_[free.key],
                                      Patch<Card>().set<&Card::alone>(free.alone)});
    step(std::move(ops));
  }

  // 多段グループ編成: plates that feel close become an island of the next round.
  void gather_again(const example::Bundle& bundle, const example::Map& map) {
    clock_.advance(150);
    Island island = island_of(bundle);
    island.plate = bundle.plate;
    island.symbol = bundle.symbol;
    std::vector<ops::Op> ops{
        ops::Change<Board>{{}, board_, Patch<Board>().set<&Board::round>(bundle.level)},
        ops::Add<Island>{board_, island}};
    for (const auto& inner : map.bundles)
      if (inner.parent == bundle.key)
        ops.push_back(ops::Change<Island>{board_, things_.at(inner.key),
                                          Patch<Island>().set<&Island::parent>(island.id)});
    for (const auto& free : map.free)
      if (free.island == bundle.key) ops.push_back(lay(free.card, island.id));
    step(std::move(ops));
  }

  void relate(const example::Link& link) {
    clock_.advance(45);
    Relation relation;
    relation.id = ids_.next();
    relation.kind = link.kind;
    relation.from = things_.at(link.from);
    relation.to = things_.at(link.to);
    relation.words = link.words;
    relation.made = clock_.wall();
    step({ops::Add<Relation>{board_, relation}});
  }

  // 衆目評価: everybody has stickers, and drops them at the same time.
  void weigh(const example::Map& map) {
    Weighing how;
    how.manner = Manner::stickers;
    how.points = kStickers;
    how.several = true;
    set_weighing(how);
    int given = 0;
    for (bool some = true; some;) {
      some = false;
      for (const auto& [key, stickers] : map.stickers) {
        if (given_to_[key] >= stickers) continue;
        some = true;
        ++given_to_[key];
        clock_.advance(3);
        Vote vote;
        vote.id = ids_.next();
        vote.target = things_.at(key);
        vote.seat = std::to_string(given++ % kPeople + 1);
        vote.made = clock_.wall();
        step({ops::Add<Vote>{board_, vote}});
      }
    }
    how.counted = true;
    set_weighing(how);
  }
  void set_weighing(const Weighing& how) {
    clock_.advance(20);
    step({ops::Change<Board>{{}, board_, Patch<Board>().set<&Board::weighing>(how)}});
  }

  // B型叙述化: a draft of what the map says, in the group's own order; then they write on what stands
  // for much, and leave out the rest.
  void narrate(const example::Map& map) {
    if (map.told.empty()) return;
    at_step(Step::narrate);
    clock_.advance(60);
    std::vector<Id> order;
    for (const auto& [key, text] : map.told) order.push_back(things_.at(key));
    const Board& board = now_.boards.at(board_);
    step(ops::follow_map(board, kLang, ids_));
    step(ops::tell_in_order(board, order, kLang, ids_));
    std::vector<std::pair<Id, Id>> all;  // passages, and what they are about
    for (const ops::Telling& telling : ops::narrative_of(board, kLang).told)
      all.emplace_back(telling.passage.id, telling.passage.about);
    for (const auto& [passage, about] : all) {
      const auto told = std::ranges::find(order, about);
      clock_.advance(told == order.end() ? 2 : 40);
      step(told == order.end()
               ? ops::leave_out_passage(board, passage, kLang, ids_)
               : ops::write_passage(board, passage,
                                    map.told[std::size_t(told - order.begin())].second, kLang,
                                    ids_));
    }
    // What they wrote is right for the map as it is told now.
    std::vector<Id> changed;
    for (const ops::Telling& telling : ops::narrative_of(board, kLang).told)
      if (telling.standing == ops::Standing::changed) changed.push_back(telling.passage.id);
    for (const Id passage : changed) step(ops::keep_written(board, passage, kLang, ids_));
  }

  EveningClock clock_;
  base::IdSource ids_;
  const FitSize& fit_card_;
  const FitSize& fit_plate_;
  ExampleEvening out_;
  Session now_;  // after the last step
  Id board_;
  std::map<std::string, Card> cards_;    // by text, as written
  std::map<std::string, Id> things_;     // islands and free cards by their key in the content
  std::map<std::string, int> given_to_;  // stickers, by key
  double z_ = 0;
  example::Places places_;
};

}  // namespace

ExampleEvening example_evening(base::WallTime begins, std::uint64_t seed, const FitSize& fit_card,
                               const FitSize& fit_plate) {
  return Evening(begins, seed, fit_card, fit_plate).take();
}

}  // namespace commands
