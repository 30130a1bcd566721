// What of a session is searched, and what never is.
#include "archive/session_words.h"

#include <doctest/doctest.h>

#include "archive/packed.h"
#include "support/manual_clock.h"

namespace {

struct Bench {
  support::ManualClock clock;
  base::IdSource ids{clock, 5};
  model::Session session;
  model::Board* board = nullptr;

  Bench() {
    session.id = ids.next();
    session.title = "駅前の会";
    model::Board made;
    made.id = ids.next();
    board = &(session.boards[made.id] = made);
  }
  model::Card& card(const std::string& text) {
    const base::Id id = ids.next();
    model::Card& out = board->cards[id];
    out.id = id;
    out.text = text;
    return out;
  }
  model::Island& island(const std::string& plate, base::Id parent = {}) {
    const base::Id id = ids.next();
    model::Island& out = board->islands[id];
    out.id = id;
    out.plate = plate;
    out.parent = parent;
    return out;
  }
  std::vector<std::string> texts() const {
    std::vector<std::string> out;
    for (const archive::Thing& thing : archive::words_of(session).things) out.push_back(thing.text);
    return out;
  }
};

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("words of a session: title, questions, plates, emblems and cards, in this order") {
  Bench bench;
  bench.card("駐輪場がほしい");
  bench.island("自転車").symbol = "輪";
  const base::Id asked = bench.ids.next();
  bench.session.questions[asked] = {asked, 0, "何が足りない？", {}};
  CHECK(bench.texts() == Texts{"駅前の会", "何が足りない？", "自転車", "輪", "駐輪場がほしい"});
}

TEST_CASE(
    "words of a session: a card says in which island it lies, the innermost that has a plate") {
  Bench bench;
  const base::Id outer = bench.island("まち").id, inner = bench.island("", outer).id;
  bench.card("歩きたい").island = inner;
  CHECK(archive::words_of(bench.session).things.back().island == "まち");
}

TEST_CASE("words of a session: what waits at a seat, who wrote, and answers are nobody's to find") {
  Bench bench;
  bench.card("まだ書いている").place = model::Place::seat;
  model::Card& out = bench.card("出したカード");
  out.who = "山田";
  bench.card("箱のカード").place = model::Place::tray;
  const base::Id asked = bench.ids.next(), answer = bench.ids.next();
  bench.session.inquiries[asked] = {asked, 0, model::InquiryKind::text, "ご感想", {}, {}};
  bench.session.answers[answer] = {answer, asked, 0, "内緒の答え", {}, true};
  CHECK(bench.texts() == Texts{"駅前の会", "出したカード", "箱のカード"});
}

TEST_CASE("words of a session: an anonymous one has none at all") {
  Bench bench;
  bench.card("駐輪場がほしい");
  bench.session.anonymous = true;
  const archive::SessionWords words = archive::words_of(bench.session);
  CHECK(words.things.empty());
  CHECK(words.title.empty());
  CHECK(words.id == bench.session.id);
}

TEST_CASE("packed: things come back as they were, and from damaged bytes nothing comes") {
  Bench bench;
  bench.card("駐輪場\nがほしい").island = bench.island(std::string(3000, 'x')).id;
  const auto things = archive::words_of(bench.session).things;
  const std::string bytes = archive::packed(things);
  CHECK(archive::unpacked(bytes) == things);
  CHECK(archive::unpacked("") == std::vector<archive::Thing>());
  int whole = 0;
  for (std::size_t cut = 0; cut < bytes.size(); ++cut)
    whole += archive::unpacked(std::string_view(bytes).substr(0, cut)).has_value();
  CHECK(whole == int(things.size()));  // only where one ends
  CHECK_FALSE(archive::unpacked(std::string(60, '\xff')));
}
