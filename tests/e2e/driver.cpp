#include "e2e/driver.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numbers>
#include <optional>
#include <sstream>
#include <stdexcept>

namespace e2e {

namespace {

constexpr double kHz = 100;

Vec2 point(const json& p) { return {p.at(0), p.at(1)}; }

template <class T>
T value_or_throw(base::Result<T> result) {
  if (!result) throw std::runtime_error(result.error().text());
  return std::move(result).value();
}

/// Where along the line one is after that part of it.
Vec2 along(const std::vector<Vec2>& line, double part) {
  double length = 0;
  for (std::size_t i = 1; i < line.size(); ++i) length += base::distance(line[i - 1], line[i]);
  double left = length * part;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double step = base::distance(line[i - 1], line[i]);
    if (left <= step && step > 0) return line[i - 1] + (line[i] - line[i - 1]) * (left / step);
    left -= step;
  }
  return line.back();
}

}  // namespace

Vec2 Item::centre() const {
  Vec2 sum;
  for (const Vec2 c : corners) sum += c / double(corners.size());
  return sum;
}

double Item::turn() const {
  const Vec2 d = corners[1] - corners[0];
  return std::atan2(d.y, d.x);
}

Look::Look(json answer) : answer_(std::move(answer)) {
  if (answer_.contains("error")) throw std::runtime_error("the probe says " + answer_.dump());
  for (const json& j : answer_.at("items")) {
    Item item;
    item.kind = j.at("kind");
    item.id = j.value("id", "");
    item.text = j.value("text", "");
    item.name = j.value("name", "");
    item.enabled = j.value("enabled", true);
    item.held = j.value("held", false);
    if (j.contains("island") && j["island"].is_string()) item.island = j["island"];
    const json& outline = j.contains("quad") ? j["quad"] : j.at("line");
    for (const json& p : outline) item.corners.push_back(point(p));
    items_.push_back(std::move(item));
  }
}

Vec2 Look::camera_centre() const { return point(answer_["camera"]["centre"]); }
Vec2 Look::window() const { return point(answer_["window"]); }
Vec2 Look::to_map(Vec2 px) const { return camera_centre() + (px - window() / 2) / scale(); }

std::vector<Item> Look::all(const std::string& kind) const {
  std::vector<Item> found;
  for (const Item& i : items_)
    if (i.kind == kind) found.push_back(i);
  return found;
}

const Item* Look::button(const std::string& name) const {
  for (const Item& i : items_)
    if (i.kind == "button" && i.name == name) return &i;
  return nullptr;
}

const Item* Look::button_like(const std::string& beginning) const {
  for (const Item& i : items_)
    if (i.kind == "button" && i.name.starts_with(beginning)) return &i;
  return nullptr;
}

const Item* Look::with_id(const std::string& id) const {
  for (const Item& i : items_)
    if (i.id == id && !id.empty()) return &i;
  return nullptr;
}

const Item* Look::card(const std::string& text) const {
  for (const Item& i : items_)
    if (i.kind == "card" && i.text == text) return &i;
  return nullptr;
}

const Item* Look::plate(const std::string& text) const {
  for (const Item& i : items_)
    if (i.kind == "plate" && i.text == text) return &i;
  return nullptr;
}

Driver::Driver(support::TouchScreen& screen, const Start& how) : screen_(screen), touch_(&screen) {
  start(how);
}

Driver::Driver(support::MouseScreen& screen, const Start& how) : screen_(screen) { start(how); }

void Driver::start(const Start& how) {
  const int w = how.width_px > 0 ? how.width_px : screen_.width_px();
  const int h = how.height_px > 0 ? how.height_px : screen_.height_px();
  support::ProgramOptions options;
  options.program = how.program;
  options.args = how.args;
  options.args.insert(options.args.end(),
                      {"--window", std::to_string(w) + "x" + std::to_string(h)});
  options.display = screen_.display();
  options.environment = how.environment;
  program_ = value_or_throw(support::Program::start(options));
  until("the first frame", [](const Look& l) { return l.answer()["frames"] > 0; });
}

support::TouchScreen& Driver::touch() {
  ASSERT(touch_, "a touchscreen");
  return *touch_;
}

Look Driver::look() { return Look(value_or_throw(program_->probe().get("screen"))); }

Look Driver::until(const std::string& what, const Condition& condition, double seconds) {
  Look last = look();
  const bool came = condition(last) || support::wait_until(seconds, [&] {
                      last = look();
                      return condition(last);
                    });
  if (!came)
    throw std::runtime_error("waited in vain for: " + what + "\nThe screen: " +
                             last.answer().dump() + "\nThe program said: " + program_->output());
  return last;
}

Look Driver::until_calm() {
  const auto calm = [](const Look& l) {
    return l.is("settled") && (l.str("saved") == "saved" || l.str("saved") == "read-only");
  };
  until("a calm and saved table", calm);
  // The view gives way to what was opened, or comes back, a moment later.
  support::pause_s(0.15);
  return until("a calm and saved table", calm);
}

void Driver::tap(Vec2 px, int finger) {
  touch_ ? touch_->tap(px.x, px.y, 0.05, finger) : screen_.click(px.x, px.y);
}

void Driver::double_tap(Vec2 px, int finger) {
  tap(px, finger);
  support::pause_s(0.05);  // part of the gesture
  tap(px, finger);
}

void Driver::tap_button(const std::string& name, int finger) {
  const Look there = until("the button " + name, [&](const Look& l) {
    const Item* b = l.button(name);
    return b && b->enabled;
  });
  tap(there.button(name)->centre(), finger);
}

void Driver::use_keyboard() {
  screen_.press_key("Shift_L");
  (void)look();
}

void Driver::tap_button_near(const std::string& name, Vec2 px) {
  std::optional<Item> nearest;
  until("the button " + name, [&](const Look& l) {
    for (const Item& i : l.all("button"))
      if (i.name == name &&
          (!nearest || base::distance(i.centre(), px) < base::distance(nearest->centre(), px)))
        nearest = i;
    return nearest.has_value();
  });
  tap(nearest->centre());
}

void Driver::long_press(const std::vector<Vec2>& places) {
  const auto menus = [&](const Look& l) {
    const auto all = l.all("button");
    return std::size_t(std::ranges::count(all, "menu-close", &Item::name)) == places.size();
  };
  if (!touch_) {
    for (const Vec2 px : places) {
      screen_.move_pointer(px.x, px.y);
      screen_.button(3, true);
      screen_.button(3, false);
    }
    until("the menu", menus);
    return;
  }
  for (std::size_t i = 0; i < places.size(); ++i)
    touch_->begin(int(i) + 1, places[i].x, places[i].y);
  touch_->sync();
  until("a menu under each finger", menus);
  for (std::size_t i = 0; i < places.size(); ++i) touch_->end(int(i) + 1, places[i].x, places[i].y);
  touch_->sync();
}

void Driver::drag(const std::map<int, Way>& ways, double seconds) {
  std::map<int, std::vector<Vec2>> lines;
  for (const auto& [finger, way] : ways) lines[finger] = {way.from, way.to};
  trace(lines, seconds);
}

void Driver::trace(const std::map<int, std::vector<Vec2>>& lines, double seconds,
                   const std::function<void(double part)>& meanwhile, double rest_s) {
  const int steps = std::max(2, int(seconds * kHz));
  if (!touch_) {
    for (const auto& [finger, line] : lines) {
      screen_.move_pointer(line.front().x, line.front().y);
      screen_.button(1, true);
      for (int k = 1; k <= steps; ++k) {
        support::pause_s(1 / kHz);
        const Vec2 p = along(line, double(k) / steps);
        screen_.move_pointer(p.x, p.y);
      }
      support::pause_s(rest_s);
      screen_.button(1, false);
    }
    return;
  }
  for (const auto& [finger, line] : lines) touch_->begin(finger, line.front().x, line.front().y);
  touch_->sync();
  const double begun = support::steady_now_s();
  for (int k = 1; k <= steps; ++k) {
    support::pause_s(std::max(0.0, begun + k / kHz - support::steady_now_s()));
    for (const auto& [finger, line] : lines) {
      const Vec2 p = along(line, double(k) / steps);
      touch_->update(finger, p.x, p.y);
    }
    touch_->sync();
    if (meanwhile) meanwhile(double(k) / steps);
  }
  support::pause_s(rest_s);
  for (const auto& [finger, line] : lines) touch_->end(finger, line.back().x, line.back().y);
  touch_->sync();
}

std::vector<Vec2> Driver::ring_round(const std::vector<Item>& things, double margin_px) {
  base::Rect box;
  for (const Item& t : things)
    for (const Vec2 c : t.corners) box = box.united({c, c});
  box = box.grown(margin_px);
  // A rounded rectangle [Lamé's curve], as a hand draws it: not quite even, and a little past its
  // beginning.
  std::vector<Vec2> line;
  constexpr int kSteps = 72, kBegins = 50;
  for (int k = 0; k <= kSteps + 4; ++k) {
    const double angle = 2 * std::numbers::pi * (k + kBegins) / kSteps;
    const double c = std::cos(angle), s = std::sin(angle);
    const double wobble = 1 + 0.008 * std::sin(3 * angle + 1);
    line.push_back(box.centre() +
                   Vec2{std::copysign(std::pow(std::abs(c), 0.35), c) * box.width() / 2,
                        std::copysign(std::pow(std::abs(s), 0.35), s) * box.height() / 2} *
                       wobble);
  }
  return line;
}

void Driver::ring(const std::vector<Item>& things, double margin_px, int finger) {
  trace({{finger, ring_round(things, margin_px)}}, 0.6);
}

int Driver::leave() {
  const auto code = program_->leave(15);
  if (!code) throw std::runtime_error("the program does not leave; it said: " + program_->output());
  return *code;
}

support::Finished command(const base::Path& program, const std::vector<std::string>& args) {
  support::ProcessOptions options;
  options.program = program;
  options.args = args;
  options.environment = {{"DISPLAY", ""}, {"WAYLAND_DISPLAY", ""}};
  return value_or_throw(support::run_program(options));
}

base::Path report_of(const base::Path& session) {
  const base::Path folder = session.parent_path() / (session.stem().string() + "-report");
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".html") return entry.path();
  return folder / "no page";
}

std::string read_text(const base::Path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

json read_json(const base::Path& file) { return json::parse(read_text(file)); }

std::vector<json> read_journal(const base::Path& file) {
  std::vector<json> ops;
  std::istringstream in(read_text(file));
  std::string line;
  std::getline(in, line);  // the header
  while (std::getline(in, line)) ops.push_back(json::parse(line).at("op"));
  return ops;
}

json card_in(const json& session, const std::string& id_or_text) {
  for (const json& c : all_in(session, "cards"))
    if (c.at("id") == id_or_text || c.value("text", "") == id_or_text) return c;
  return nullptr;
}

std::vector<json> all_in(const json& session, const char* what) {
  std::vector<json> found;
  for (const json& board : session.at("boards"))
    for (const json& thing : board.value(what, json::array())) found.push_back(thing);
  return found;
}

}  // namespace e2e
