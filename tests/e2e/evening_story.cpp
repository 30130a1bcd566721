#include "e2e/evening_story.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace e2e {

namespace {

constexpr Vec2 kPitch{83, 58};  // mm from card to card within a bundle

std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  return all;
}

}  // namespace

Story example_story() {
  Story s;
  s.title = "駅前公園をみんなの居場所に";
  s.venue = "市民活動センター 二階";
  s.makers = "第一班、市民協働課";
  s.question = "どんな公園なら、毎日行きたくなりますか";
  s.bundles = {
      {"暑い日も、だれもがひと休みできる",
       {"木かげにベンチがほしい", "夏でも座れる日よけがあるとよい", "水飲み場がこわれたままで困る",
        "お年寄りが途中で休める場所がない"},
       {-265, -112}},
      {"年齢に合わせて、のびのび遊べる",
       {"ボール遊びができる広場がほしい", "小さい子と大きい子の遊び場を分けたい",
        "砂場に屋根があると安心", "雨の日に遊べるところがない"},
       {0, -112}},
      {"暗くなっても、安心して歩ける",
       {"街灯が少なくて、夜は通れない", "見通しの悪い植えこみを低くする",
        "防犯ブザーの柱があるといい"},
       {265, -112}},
      {"手入れそのものを、楽しみにする",
       {"花だんの世話を近所で分け合う", "月に一度の草取りを行事にする", "落ち葉で焼きいもをしたい",
        "高校生にも手伝ってもらう"},
       {-265, 95}},
      {"顔なじみがふえる集まりがある",
       {"朝のラジオ体操を続けたい", "犬の散歩の人とも話したい"},
       {-58, 95}},
  };
  s.first_joined = 3;
  s.second_joined = 4;
  s.joined_plate = "人のつながりが、公園を育てる";
  s.lone_wolf = "車いすで入れる入口が一つしかない";
  s.lone_wolf_place = {190, 100};
  // Everybody wrote for themselves: one of each bundle in turn.
  for (std::size_t n = 0; n < 4; ++n)
    for (std::size_t b = 0; b < s.bundles.size(); ++b) {
      const auto& cards = s.bundles[(b + n) % s.bundles.size()].cards;
      if (n < cards.size()) s.cards.push_back(cards[n]);
    }
  s.cards.insert(s.cards.begin() + 7, s.lone_wolf);
  const char* const papers[] = {"yellow", "sky", "rose", "green", "violet"};
  for (std::size_t i = 0; i < s.cards.size(); ++i) s.papers[s.cards[i]] = papers[i % 5];
  return s;
}

Play::Play(Driver& driver, support::Clipboard& clipboard, const Story& story, base::Path folder)
    : driver_(driver), clipboard_(clipboard), story_(story), folder_(std::move(folder)) {}

void Play::paste(const std::string& text) {
  clipboard_.copy(text);
  driver_.screen().press_key("v", {"Control_L"});
}

void Play::picture(const std::string& name) {
  const base::Path file = folder_ / (name + ".png");
  if (auto done = driver_.screen().screenshot(file); !done)
    throw std::runtime_error(done.error().text());
  pictures_.push_back(file);
}

void Play::fill_field(const std::string& name, const std::string& text) {
  driver_.tap_button(name);
  driver_.until("the cursor in " + name,
                [&](const Look& l) { return l.answer()["typing"] == name; });
  paste(text);
  driver_.until("the words in " + name,
                [&](const Look& l) { return l.button(name) && l.button(name)->text == text; });
}

base::Path Play::begin() {
  driver_.tap_button("start-new");
  fill_field("field-title", story_.title);
  fill_field("field-venue", story_.venue);
  fill_field("field-makers", story_.makers);
  fill_field("field-question-1", story_.question);
  driver_.tap_button("create");
  const Look table =
      driver_.until("the table", [](const Look& l) { return l.str("page") == "table"; });
  session_ = table.str("session");
  return session_;
}

void Play::write_cards() {
  driver_.tap({200, 200});
  paste(joined(story_.cards));
  driver_.until("all cards", [&](const Look& l) {
    return l.all("card").size() == story_.cards.size() && l.is("settled");
  });
  picture("1-cards");
}

void Play::choose_papers() {
  std::vector<std::string> left;
  for (const auto& [text, paper] : story_.papers)
    if (paper != "yellow") left.push_back(text);
  while (!left.empty()) {
    // Three people at once, each with a menu of their own, far enough from one another.
    const Look now = driver_.look();
    std::vector<std::string> wishes;
    const auto apart = [&](const std::string& text) {
      return std::ranges::all_of(wishes, [&](const std::string& other) {
        return base::distance(now.card(text)->centre(), now.card(other)->centre()) >
               2 * now.card(text)->width();
      });
    };
    for (const std::string& text : left)
      if (wishes.size() < (driver_.has_touch() ? 3u : 1u) && apart(text)) wishes.push_back(text);
    std::vector<Vec2> places;
    for (const std::string& text : wishes) places.push_back(now.card(text)->centre());
    driver_.long_press(places);
    for (const Vec2 at : places) driver_.tap_button_near("menu-color", at);
    for (std::size_t i = 0; i < wishes.size(); ++i)
      driver_.tap_button_near("menu-" + story_.papers.at(wishes[i]), places[i]);
    driver_.until("the menus closed", [](const Look& l) { return !l.button_like("menu-"); });
    for (const std::string& text : wishes) std::erase(left, text);
  }
}

Vec2 Play::to_px(const Look& look, Vec2 map_mm) const {
  return look.window() / 2 + (map_mm - look.camera_centre()) * look.scale();
}

std::map<std::string, Vec2> Play::places() const {
  std::map<std::string, Vec2> all{{story_.lone_wolf, story_.lone_wolf_place}};
  for (const Bundle& b : story_.bundles)
    for (std::size_t i = 0; i < b.cards.size(); ++i) {
      const auto rows = (b.cards.size() + std::size_t(b.columns) - 1) / std::size_t(b.columns);
      const double column = double(i % std::size_t(b.columns)) - (b.columns - 1) / 2.0;
      const double row = double(i / std::size_t(b.columns)) - double(rows - 1) / 2.0;
      all[b.cards[i]] = b.place + Vec2{column * kPitch.x, row * kPitch.y + 8};
    }
  return all;
}

void Play::gather() {
  const std::map<std::string, Vec2> goals = places();
  std::set<std::string> left(story_.cards.begin(), story_.cards.end());
  while (!left.empty()) {
    const Look now = driver_.look();
    const auto room_at = [&](Vec2 px, const std::string& mover) {
      return std::ranges::none_of(now.all("card"), [&](const Item& c) {
        return c.text != mover && std::abs(c.centre().x - px.x) < c.width() &&
               std::abs(c.centre().y - px.y) < c.height();
      });
    };
    // Many hands move everything at once; a mouse takes one after another, where there is room,
    // and lays one aside when each lies in another's way.
    std::map<std::string, Vec2> moving;
    for (const std::string& text : left) {
      const Vec2 goal = to_px(now, goals.at(text));
      if (driver_.has_touch() || (moving.empty() && room_at(goal, text))) moving[text] = goal;
    }
    for (const std::string& text : left) {
      const Item card = *now.card(text);
      for (double y = card.height(); moving.empty() && y < now.window().y * 0.85; y += 20)
        for (double x = card.width(); moving.empty() && x < now.window().x * 0.95; x += 20)
          if (room_at({x, y}, text)) moving[text] = {x, y};
    }
    if (moving.empty()) throw std::runtime_error("no card can be laid where it belongs");
    std::map<int, Way> ways;
    for (const auto& [text, to] : moving) {
      ways[int(ways.size()) + 1] = {now.card(text)->centre(), to};
      if (to == to_px(now, goals.at(text))) left.erase(text);
    }
    driver_.drag(ways, driver_.has_touch() ? 0.9 : 0.15);
    driver_.until("the cards where they belong", [&](const Look& l) {
      return std::ranges::all_of(moving,
                                 [&](const auto& m) {
                                   return l.card(m.first) &&
                                          base::distance(l.card(m.first)->centre(), m.second) < 3;
                                 }) &&
             l.is("settled");
    });
  }
}

std::vector<Item> Play::cards_of(const Look& look, const std::vector<std::string>& texts) const {
  std::vector<Item> found;
  for (const std::string& text : texts) found.push_back(*look.card(text));
  return found;
}

void Play::draw_islands() {
  const Look now = driver_.look();
  const double mm = now.scale();
  std::map<int, std::vector<Vec2>> lines;
  int finger = 0;
  for (const Bundle& b : story_.bundles)
    if (b.cards.size() > 2) {
      ++finger;
      lines[finger] = Driver::ring_round(cards_of(now, b.cards), 10 * mm);
    }
  // Meanwhile somebody rests a card on its neighbour, which makes an island of two, and somebody
  // hands the lonely card across a little.
  const auto& pair = story_.bundles[story_.second_joined].cards;
  const Vec2 from = now.card(pair[1])->centre(), onto = now.card(pair[0])->centre();
  lines[++finger] = {from, from + Vec2{20, 60} * (mm / 3), onto + Vec2{18 * mm, 4 * mm}};
  const Vec2 alone = now.card(story_.lone_wolf)->centre();
  lines[++finger] = {alone, alone + Vec2{25 * mm, -28 * mm}, alone + Vec2{12 * mm, 6 * mm}};
  driver_.trace(
      lines, 1.2,
      [this](double part) {
        if (pictures_.size() == 1 && part > 0.55) picture("2-hands");
      },
      Driver::kGathers_s);
  if (pictures_.size() == 1) picture("2-hands");
  driver_.until("an island for each bundle", [&](const Look& l) {
    return l.all("plate").size() == story_.bundles.size() && l.is("settled");
  });
}

void Play::name_island(const std::string& first_card, std::size_t levels_up,
                       const std::string& words) {
  const Look now = driver_.look();
  std::string island = now.card(first_card)->island;
  for (std::size_t k = 0; k < levels_up; ++k) island = now.with_id(island)->island;
  const Item* plate = now.with_id(island);
  if (!plate) throw std::runtime_error("no island holds " + first_card);
  driver_.double_tap(plate->centre());
  driver_.until("the plate's editor", [](const Look& l) { return l.is("editing"); });
  paste(words);
  driver_.until("the plate's words", [&](const Look& l) { return l.plate(words); });
  driver_.screen().press_key("Escape");
  driver_.until("the editor closed", [](const Look& l) { return !l.is("editing"); });
}

void Play::name_islands() {
  for (const Bundle& b : story_.bundles) name_island(b.cards.front(), 0, b.plate);
}

void Play::join_islands() {
  const Look now = driver_.look();
  std::vector<Item> things;
  for (const std::size_t k : {story_.first_joined, story_.second_joined}) {
    const Bundle& b = story_.bundles[k];
    for (const Item& card : cards_of(now, b.cards)) things.push_back(card);
    things.push_back(*now.plate(b.plate));
  }
  driver_.ring(things, 20 * now.scale());
  driver_.until("the larger island",
                [&](const Look& l) { return l.all("plate").size() == story_.bundles.size() + 1; });
  name_island(story_.bundles[story_.first_joined].cards.front(), 1, story_.joined_plate);
}

void Play::mark_lone_wolf() {
  driver_.long_press(driver_.look().card(story_.lone_wolf)->centre());
  driver_.tap_button("menu-lone-wolf");
  driver_.until("the menu closed", [](const Look& l) { return !l.button_like("menu-"); });
}

base::Path Play::report() {
  driver_.until_calm();
  picture("3-map");
  driver_.tap_button("report");
  driver_.until("the report", [](const Look& l) { return l.button("toast-action"); });
  return report_of(session_);
}

void Play::end() {
  driver_.tap_button("leave");
  driver_.until("the start screen", [](const Look& l) { return l.str("page") == "start"; });
}

}  // namespace e2e
