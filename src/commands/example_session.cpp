#include "commands/example_session.h"

#include <algorithm>
#include <map>

#include "commands/example_content.h"

namespace commands {

namespace {

using base::Id;
using base::Size;
using base::Vec2;
using namespace model;

/// Time passes as the evening goes on; ids follow it.
class EveningClock final : public base::Clock {
 public:
  explicit EveningClock(base::WallTime begins) : now_(begins) {}
  double now_s() const override { return double(now_) / 1000; }
  base::WallTime wall() const override { return now_; }
  void advance(double seconds) { now_ += base::WallTime(seconds * 1000); }

 private:
  base::WallTime now_;
};

constexpr double kGap = 10;       // mm between the cards of an island: its outline stays one
constexpr double kPlateGap = 11;  // mm below a plate
constexpr double kPlateHeight = 20;

class Evening {
 public:
  Evening(base::WallTime begins, std::uint64_t seed, const FitSize& fit_card,
          const FitSize& fit_plate)
      : clock_(begins), ids_(clock_, seed), fit_card_(fit_card), fit_plate_(fit_plate) {}

  ExampleEvening take() {
    out_.start.id = ids_.next();
    out_.start.made = clock_.wall();
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
  void step(std::vector<ops::Op> ops) { out_.steps.push_back(std::move(ops)); }

  void at_step(Step now) {
    step({ops::Change<Board>{{}, board_, Patch<Board>().set<&Board::step>(now)}});
  }

  /// One table answers one question.
  void play(Id board, const example::Map& map) {
    board_ = board;
    cards_.clear();
    things_.clear();
    z_ = 0;
    middle_ = middle_of(map);
    write(map);
    at_step(Step::gather);
    for (const example::Bundle& bundle : map.bundles)
      if (!bundle.outer) gather(bundle);
    for (const example::FreeCard& free : map.free)
      if (free.island.empty()) leave_alone(free);
    at_step(Step::plate);
    for (const example::Bundle& bundle : map.bundles)
      if (!bundle.outer) name(bundle);
    for (const example::Bundle& bundle : map.bundles)
      if (bundle.outer) gather_again(bundle, map);
    at_step(Step::relate);
    for (const example::Link& link : map.links) relate(link);
    at_step(Step::weigh);
    for (const example::Bundle& bundle : map.bundles) vote(bundle);
    if (*map.narrative) {
      clock_.advance(240);
      step({ops::Change<Board>{{}, board_, Patch<Board>().set<&Board::narrative>(map.narrative)}});
    }
    at_step(Step::present);
  }

  /// The content's coordinates begin at its top left; the map's middle is the table's.
  static Vec2 middle_of(const example::Map& map) {
    base::Rect r;
    for (const auto& bundle : map.bundles) {
      const double rows = double((int(bundle.cards.size()) + bundle.columns - 1) / bundle.columns);
      r = r.united(
          {bundle.corner,
           bundle.corner + Vec2{width_of(bundle), kPlateHeight + rows * (kCardSize.h + kGap)}});
    }
    for (const auto& free : map.free) r = r.united(base::Rect::around(free.centre, kCardSize));
    return r.centre();
  }

  static double width_of(const example::Bundle& bundle) {
    if (bundle.outer) return kCardMaxSide;
    return bundle.columns * kCardSize.w + (bundle.columns - 1) * kGap;
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
    const int columns = int(texts.size()) > 16 ? 8 : 4;
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

  ops::Op lay(const example::CardText& text, Vec2 centre, Id island) {
    const Card& card = cards_.at(text.text);
    Patch<Card> patch;
    patch.set<&Card::pos>(centre);
    patch.set<&Card::turn>(text.turn);
    patch.set<&Card::z>(++z_);
    if (!island.nil()) patch.set<&Card::island>(island);
    return ops::Change<Card>{board_, card.id, patch};
  }

  // ラベル集め: the cards that feel close come together.
  void gather(const example::Bundle& bundle) {
    clock_.advance(70);
    Island island;
    island.id = things_[bundle.key] = ids_.next();
    island.made = clock_.wall();
    const Vec2 corner = bundle.corner - middle_;
    const double width = width_of(bundle);
    island.plate_size = plate_size(bundle);
    island.plate_pos = corner + Vec2{width / 2, island.plate_size.h / 2};
    std::vector<ops::Op> ops{ops::Add<Island>{board_, island}};
    double y = corner.y + island.plate_size.h + kPlateGap;
    const int count = int(bundle.cards.size());
    for (int row = 0; row * bundle.columns < count; ++row) {
      const int first = row * bundle.columns, last = std::min(first + bundle.columns, count);
      double tallest = 0;
      for (int i = first; i < last; ++i)
        tallest = std::max(tallest, cards_.at(bundle.cards[std::size_t(i)].text).size.h);
      for (int i = first; i < last; ++i) {
        const example::CardText& text = bundle.cards[std::size_t(i)];
        const double x = corner.x + (i - first + 0.5) * kCardSize.w + (i - first) * kGap;
        // People do not lay cards along a ruler.
        const Vec2 off{((i * 7) % 5 - 2) * 0.8, ((i * 3) % 5 - 2) * 0.6};
        ops.push_back(lay(text, Vec2{x, y + tallest / 2} + off, island.id));
      }
      y += tallest + kGap;
    }
    step(std::move(ops));
  }

  Size plate_size(const example::Bundle& bundle) const {
    return fit_plate_(bundle.plate, {width_of(bundle), kPlateHeight});
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
    std::vector<ops::Op> ops{lay(free.card, free.centre - middle_, {})};
    if (free.alone > 0)
      ops.push_back(ops::Change<Card>{board_, things_[free.key],
                                      Patch<Card>().set<&Card::alone>(free.alone)});
    step(std::move(ops));
  }

  // 多段グループ編成: plates that feel close become an island of the next round.
  void gather_again(const example::Bundle& bundle, const example::Map& map) {
    clock_.advance(150);
    Island island;
    island.id = things_[bundle.key] = ids_.next();
    island.level = 2;
    island.made = clock_.wall();
    island.plate = bundle.plate;
    island.symbol = bundle.symbol;
    island.plate_size = plate_size(bundle);
    island.plate_pos =
        bundle.corner - middle_ + Vec2{width_of(bundle) / 2, island.plate_size.h / 2};
    std::vector<ops::Op> ops{ops::Change<Board>{{}, board_, Patch<Board>().set<&Board::round>(2)},
                             ops::Add<Island>{board_, island}};
    for (const auto& inner : map.bundles)
      if (inner.parent == bundle.key)
        ops.push_back(ops::Change<Island>{board_, things_.at(inner.key),
                                          Patch<Island>().set<&Island::parent>(island.id)});
    for (const auto& free : map.free)
      if (free.island == bundle.key)
        ops.push_back(lay(free.card, free.centre - middle_, island.id));
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

  void vote(const example::Bundle& bundle) {
    for (int i = 0, left = bundle.points; i < bundle.votes; ++i) {
      clock_.advance(4);
      Vote vote;
      vote.id = ids_.next();
      vote.target = things_.at(bundle.key);
      vote.points = left / (bundle.votes - i);
      left -= vote.points;
      vote.made = clock_.wall();
      step({ops::Add<Vote>{board_, vote}});
    }
  }

  EveningClock clock_;
  base::IdSource ids_;
  const FitSize& fit_card_;
  const FitSize& fit_plate_;
  ExampleEvening out_;
  Id board_;
  std::map<std::string, Card> cards_;  // by text, as written
  std::map<std::string, Id> things_;   // islands and free cards by their key in the content
  double z_ = 0;
  Vec2 middle_;
};

}  // namespace

ExampleEvening example_evening(base::WallTime begins, std::uint64_t seed, const FitSize& fit_card,
                               const FitSize& fit_plate) {
  return Evening(begins, seed, fit_card, fit_plate).take();
}

}  // namespace commands
