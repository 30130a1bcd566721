#include "e2e/fingers_evening.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "e2e/sight.h"

namespace e2e {

namespace {

constexpr double kRing_mm = 6;  // on the screen, from the cards to the ring round them

const json* seat_of(const Look& look, int number) {
  for (const json& item : look.answer()["items"])
    if (item["kind"] == "seat" && item["seat"] == number) return &item;
  return nullptr;
}

/// Round each island, with its line, by which a finger would drag it.
std::vector<base::Rect> islands(const Look& look) {
  std::map<std::string, base::Rect> boxes;
  for (const Item& i : look.items())
    for (const Vec2 c : i.corners) {
      if (i.kind == "plate") boxes[i.id] = boxes[i.id].united({c, c});
      if (i.kind == "card" && !i.island.empty()) boxes[i.island] = boxes[i.island].united({c, c});
    }
  std::vector<base::Rect> out;
  for (const auto& [id, box] : boxes) out.push_back(box.grown(16 * look.scale()));
  return out;
}

/// A finger there touches it, or so little beside it that it counts.
bool on_something(const Look& look, Vec2 px) {
  const double r = 4.5 * look.answer().at("px_per_mm").get<double>();
  const std::vector<Vec2> finger{px + Vec2{-r, -r}, px + Vec2{r, -r}, px + Vec2{r, r},
                                 px + Vec2{-r, r}};
  return std::ranges::any_of(islands(look), [&](const base::Rect& i) { return i.contains(px); }) ||
         std::ranges::any_of(look.items(), [&](const Item& i) {
           return i.corners.size() == 4 && depth(i.corners, finger) > 0;
         });
}

/// The same closed line begun where no card lies: there a finger draws, elsewhere it would drag.
std::optional<std::vector<Vec2>> begun_on_bare_table(const Look& look, std::vector<Vec2> line) {
  constexpr std::size_t kPast = 5;  // so many points at its end repeat its beginning
  line.resize(line.size() - kPast);
  const auto bare = std::ranges::find_if(line, [&](Vec2 px) { return !on_something(look, px); });
  if (bare == line.end()) return {};
  std::ranges::rotate(line, bare);
  for (std::size_t k = 0; k < kPast; ++k) line.push_back(line[k]);
  return line;
}

/// A ring round these and no more, as somebody would draw it; none: no bare table to begin it on.
std::optional<std::vector<Vec2>> ring_round(const Look& look, const std::vector<Item>& things) {
  return begun_on_bare_table(
      look, Driver::ring_round(things, kRing_mm * look.answer().at("px_per_mm").get<double>()));
}

const Item& card_of(const Look& look, const std::string& text) {
  const Item* card = look.card(text);
  if (!card) throw std::runtime_error("no card says " + text + ": " + look.answer().dump());
  return *card;
}

}  // namespace

FingersEvening::FingersEvening(Driver& driver, base::Path pictures)
    : driver_(driver), pictures_(std::move(pictures)) {
  if (!pictures_.empty()) std::filesystem::create_directories(pictures_);
}

void FingersEvening::picture(const std::string& step) {
  ++taken_;
  if (pictures_.empty()) return;
  const std::string number = std::to_string(100 + taken_).substr(1);
  (void)driver_.screen().screenshot(pictures_ / (number + "-" + step + ".png"));
}

Look FingersEvening::seen(const std::string& step) {
  std::vector<std::string> hides;
  Look last = driver_.look();
  const auto well = [&] {
    last = driver_.look();
    if (last.str("page") != "table") return true;
    hides = hidden(last);
    return hides.empty() && last.is("settled") && last.str("saved") == "saved";
  };
  // A panel that has opened or gone is answered a moment later.
  const bool calm = support::wait_until(4, [&] {
    if (!well()) return false;
    support::pause_s(0.15);
    return well();
  });
  picture(step);
  if (calm) return last;
  std::string all;
  for (const std::string& h : hides) all += "\n  " + h;
  throw std::runtime_error("after " + step + " something is hidden, or moves on and on:" + all +
                           "\n" + last.answer().dump());
}

Look FingersEvening::until(const std::string& what, const Driver::Condition& condition) {
  return driver_.until(what, condition);
}

void FingersEvening::tap(const std::string& button) {
  driver_.tap_button(button);
  seen(button);
}

void FingersEvening::write_field(const std::string& field, const Written& words) {
  driver_.tap_button(field);
  const auto written = [](const Look& l) {
    const Item* line = l.button("keys-text");
    return line ? line->text : std::string();
  };
  until("a keyboard for " + field, [&](const Look& l) {
    return l.answer()["typing"] == field && l.button("keys-text") && l.button("key-あ");
  });
  const std::string before = written(driver_.look());
  for (std::size_t at = 0; at < words.reading.size(); at += 3) {
    const auto [plain, changes] = plain_kana(words.reading.substr(at, 3));
    driver_.tap_button("key-" + plain);
    for (int n = 0; n < changes; ++n) driver_.tap_button("key-小゛゜");
  }
  until("the kana in " + field,
        [&](const Look& l) { return written(l) == before + words.reading; });
  if (!words.words.empty()) driver_.tap(candidate("candidate-", 0, words.words));
  until("the words in " + field,
        [&](const Look& l) { return written(l) == before + words.text(); });
  picture("writing-" + field);
  driver_.tap_button("keys-done");
  until("the keyboard gone", [](const Look& l) { return !l.button("keys-text"); });
}

/// Where it stands among what is offered, at a seat or (0) at a sheet's keyboard.
Vec2 FingersEvening::candidate(const std::string& beginning, int seat, const std::string& words) {
  std::optional<Vec2> at;
  until(words + " among what is offered", [&](const Look& l) {
    for (const json& item : l.answer()["items"])
      if (item["kind"] == "button" && item["name"].get<std::string>().starts_with(beginning) &&
          item.value("text", "") == words && item.value("seat", 0) == seat)
        at = middle(item);
    return at.has_value();
  });
  return *at;
}

base::Path FingersEvening::begin(const Written& title, const Written& venue, int day,
                                 const std::vector<Written>& questions, const std::string& agenda) {
  seen("start");
  driver_.tap_button("start-new");
  write_field("field-title", title);
  write_field("field-venue", venue);
  driver_.tap_button("field-date");
  driver_.tap_button("day-" + std::to_string(day));
  until("the calendar closed", [](const Look& l) { return !l.button("day-today"); });
  for (std::size_t k = 0; k < questions.size(); ++k) {
    const std::string field = "field-question-" + std::to_string(k + 1);
    if (!driver_.look().button(field)) driver_.tap_button("question-add");
    write_field(field, questions[k]);
  }
  if (!agenda.empty()) {
    driver_.tap_button("agenda");
    driver_.tap_button(agenda);
  }
  picture("new-session");
  driver_.tap_button("create");
  const Look table = until("the table", [](const Look& l) { return l.str("page") == "table"; });
  seen("empty-table");
  return table.str("session");
}

void FingersEvening::sit_down(const std::string& edge) {
  const auto open = [&](const Look& l) {
    const auto& items = l.answer()["items"];
    return std::ranges::count_if(items, [&](const json& i) {
      return i["kind"] == "seat" && i["edge"] == edge && i["open"] == true;
    });
  };
  const auto before = open(driver_.look());
  driver_.tap_button("sit-down-" + edge);
  until("a seat at the " + edge, [&](const Look& l) { return open(l) > before; });
  seen("sits-" + edge);
}

void FingersEvening::write(const std::vector<std::pair<int, Written>>& cards) {
  const Look look = driver_.look();
  std::vector<std::vector<Stroke>> hands;
  for (const auto& [seat, words] : cards)
    hands.push_back(FlickTypist(look, seat).type(words.reading));
  write_all(driver_.touch(), hands, {});
  for (const auto& [seat, words] : cards) {
    until(words.reading + " at its seat",
          [&](const Look& l) { return seat_of(l, seat)->value("text", "") == words.reading; });
    if (!words.words.empty()) driver_.tap(candidate("seat-candidate", seat, words.words));
    until(words.text() + " at its seat",
          [&](const Look& l) { return seat_of(l, seat)->value("text", "") == words.text(); });
  }
  picture("written");
  for (const auto& [seat, words] : cards) {
    driver_.tap(middle(of_seat(driver_.look(), seat, "button", "seat-put").at(0)));
    until(words.text() + " on the table", [&](const Look& l) { return l.card(words.text()); });
    seen("put-by-" + std::to_string(seat));
  }
}

void FingersEvening::fold(int seat) {
  driver_.tap(middle(of_seat(driver_.look(), seat, "button", "seat-fold").at(0)));
  until("the seat folded", [&](const Look& l) { return (*seat_of(l, seat))["open"] == false; });
  seen("fold-" + std::to_string(seat));
}

void FingersEvening::open_seat(int seat) {
  driver_.tap(middle(of_seat(driver_.look(), seat, "button", "seat-handle").at(0)));
  until("its keys", [&](const Look& l) { return !of_seat(l, seat, "key").empty(); });
  seen("open-" + std::to_string(seat));
}

std::pair<std::string, std::string> FingersEvening::neighbours() {
  const Look look = driver_.look();
  const std::vector<Item> cards = look.all("card");
  const auto alone = [&](const Item& a, const Item& b) {
    base::Rect box;
    for (const Item* i : {&a, &b})
      for (const Vec2 c : i->corners) box = box.united({c, c});
    return std::ranges::none_of(look.items(), [&](const Item& i) {
      return (i.kind == "card" || i.kind == "plate") && i.id != a.id && i.id != b.id &&
             box.grown(kRing_mm * look.answer().at("px_per_mm").get<double>()).contains(i.centre());
    });
  };
  for (const Item& a : cards)
    for (const Item& b : cards)
      if (a.id < b.id && a.island.empty() && b.island.empty() && alone(a, b) &&
          ring_round(look, {a, b}) && base::distance(a.centre(), b.centre()) < 2 * a.width())
        return {a.text, b.text};
  throw std::runtime_error("no two cards lie side by side: " + look.answer().dump());
}

void FingersEvening::ring(const std::vector<std::string>& cards, std::size_t plates_then) {
  const Look look = driver_.look();
  std::vector<Item> things;
  for (const std::string& text : cards) things.push_back(card_of(look, text));
  const std::string inside = things[0].island;
  if (!inside.empty()) things.push_back(*look.with_id(inside));
  driver_.trace({{1, ring_round(look, things).value()}}, 0.6);
  until("the ring's island", [&](const Look& l) { return l.all("plate").size() == plates_then; });
  seen("ring");
}

void FingersEvening::rest_on(const std::string& card, const std::string& other) {
  const Look look = driver_.look();
  const Item& to = card_of(look, other);
  const Vec2 onto = to.centre() + (to.corners[1] - to.corners[0]) / 6;
  driver_.trace({{1, {card_of(look, card).centre(), onto}}}, 0.3, {}, Driver::kGathers_s);
  until("an island of two", [&](const Look& l) {
    return !card_of(l, card).island.empty() && card_of(l, card).island == card_of(l, other).island;
  });
  seen("rest-on");
}

int FingersEvening::open_seat_writing(const std::string& what) {
  int number = 0;
  until("a seat that writes a " + what, [&](const Look& l) {
    for (const json& item : l.answer()["items"])
      if (item["kind"] == "seat" && item.value("writing", "") == what) number = item["seat"];
    return number > 0 && !of_seat(l, number, "key").empty();
  });
  return number;
}

void FingersEvening::type_at(int seat, const Written& words) {
  write_all(driver_.touch(), {FlickTypist(driver_.look(), seat).type(words.reading)}, {});
  until(words.reading + " at its seat",
        [&](const Look& l) { return seat_of(l, seat)->value("text", "") == words.reading; });
  if (!words.words.empty()) driver_.tap(candidate("seat-candidate", seat, words.words));
}

void FingersEvening::name_island(const std::string& card, const Written& words) {
  name_plate(card_of(driver_.look(), card).island, words);
}

void FingersEvening::name_plate(const std::string& island, const Written& words) {
  const Look look = driver_.look();
  const Item* plate = look.with_id(island);
  if (!plate) throw std::runtime_error("no plate of the island " + island);
  driver_.double_tap(plate->centre());
  write_where_asked("plate", words);
  until(words.text() + " on the plate", [&](const Look& l) { return l.plate(words.text()); });
}

void FingersEvening::write_where_asked(const std::string& what, const Written& words) {
  const int seat = open_seat_writing(what);
  seen(what + "-opens");
  type_at(seat, words);
  until(words.text() + " at its seat",
        [&](const Look& l) { return seat_of(l, seat)->value("text", "") == words.text(); });
  seen(what + "-written");
  driver_.tap(middle(of_seat(driver_.look(), seat, "button", "seat-name-done").at(0)));
  until("the seat folded again",
        [&](const Look& l) { return (*seat_of(l, seat))["open"] == false; });
  seen(what + "-done");
}

void FingersEvening::rest_on_pile(const std::string& plate, const std::string& other) {
  const Look look = driver_.look();
  const Item &from = *look.plate(plate), &to = *look.plate(other);
  const Vec2 onto = to.centre() + (to.corners[1] - to.corners[0]) / 6;
  driver_.trace({{1, {from.centre(), onto}}}, 0.3, {}, Driver::kGathers_s);
  seen("rest-on-pile");
}

void FingersEvening::by_plate_menu(const std::string& plate,
                                   const std::vector<std::string>& entries, bool leads_on) {
  driver_.long_press(driver_.look().plate(plate)->centre());
  for (const std::string& entry : entries) {
    picture("menu-island");
    driver_.tap_button(entry);
  }
  if (leads_on) return;
  until("the menu closed", [](const Look& l) { return !l.button_like("menu-"); });
  seen(entries.back());
}

void FingersEvening::by_menu(const std::string& card, const std::vector<std::string>& entries) {
  driver_.long_press(card_of(driver_.look(), card).centre());
  for (const std::string& entry : entries) {
    picture("menu");
    driver_.tap_button(entry);
  }
  until("the menu closed", [](const Look& l) { return !l.button_like("menu-"); });
  seen(entries.back());
}

void FingersEvening::tidy_island(const std::string& card) {
  const Look look = driver_.look();
  driver_.long_press(look.with_id(card_of(look, card).island)->centre());
  picture("menu-island");
  driver_.tap_button("menu-tidy");
  until("the menu closed", [](const Look& l) { return !l.button_like("menu-"); });
  seen("menu-tidy");
}

void FingersEvening::copy_to_next_question(const std::string& card, const std::string& other) {
  const Look look = driver_.look();
  const std::vector<Item> things{card_of(look, card), card_of(look, other)};
  driver_.trace({{1, ring_round(look, things).value()}}, 0.6);
  picture("ring-list");
  driver_.tap_button("menu-copy-to");
  until("the list closed", [](const Look& l) { return !l.button_like("menu-"); });
  // What the ring made is taken back, the copies stay where they are.
  seen("copied");
}

}  // namespace e2e
