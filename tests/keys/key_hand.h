// KeyHand: plays touches written as text on a Keyboard and gives back what was typed as text. Keys
// and popups are named by what stands on them. One command a line or after ';', '#' to comment.
//
//   down F KEY [DX DY]   finger F on the middle of the key (in mm beside it)
//   move F DX DY         to there from where it went down, in mm
//   slide F LABEL        onto the popup with this label
//   up F · cancel F      where it is
//   tap KEY · flick KEY left|up|right|down      down, 0.06 s, up
//   wait S               ticking at every deadline on the way
//
// What comes back: typed texts as they are, other actions as <name>, romaji as r(k), the same
// kana key again as a(かきくけこ); one space between two.
#pragma once

#include <map>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "base/assert.h"
#include "keys/keyboard.h"
#include "support/memory_file_system.h"

namespace support {

inline std::string to_text(const std::vector<input::KeyAction>& actions) {
  using Kind = input::KeyAction::Kind;
  static const std::map<Kind, std::string> kNames = {
      {Kind::modify, "<modify>"},  {Kind::space, "<space>"}, {Kind::enter, "<enter>"},
      {Kind::backspace, "<back>"}, {Kind::left, "<left>"},   {Kind::right, "<right>"},
      {Kind::shrink, "<shrink>"},  {Kind::grow, "<grow>"},   {Kind::undo, "<undo>"}};
  std::string out;
  for (const input::KeyAction& action : actions) {
    if (!out.empty()) out += ' ';
    if (action.kind == Kind::kana)
      out += action.text;
    else if (action.kind == Kind::again)
      out += "a(" + action.text + ")";
    else if (action.kind == Kind::romaji)
      out += "r(" + action.text + ")";
    else if (action.kind == Kind::text)
      out += "t(" + action.text + ")";
    else
      out += kNames.at(action.kind);
  }
  return out;
}

/// The layouts that come with the program; read once a call.
inline std::shared_ptr<const keys::KeyLayouts> shipped_layouts() {
  base::RealFileSystem files;
  return std::make_shared<const keys::KeyLayouts>(
      keys::load_key_layouts(files, {std::string(KURUMAZA_SOURCE_DIR) + "/assets/keyboards"}));
}

class KeyHand {
 public:
  explicit KeyHand(std::string_view page, base::Size panel = {150, 75},
                   std::shared_ptr<const keys::KeyLayouts> layouts = shipped_layouts())
      : keyboard(keys::Keyboard::create(std::move(layouts), "ja", panel).value()) {
    if (!page.empty()) ASSERT(keyboard.show_page(page).ok(), "no such page");
  }

  std::string play(std::string script) {
    actions.clear();
    for (char& c : script)
      if (c == ';') c = '\n';
    std::istringstream lines(script);
    for (std::string line; std::getline(lines, line);) command(line.substr(0, line.find(" #")));
    return to_text(actions);
  }

  /// The index of the key with this label now.
  std::size_t key(const std::string& label) const {
    const keys::KeyboardView view = keyboard.view();
    for (std::size_t i = 0; i < view.keys.size(); ++i)
      if (view.keys[i].label == label) return i;
    ASSERT(false, ("no key " + label).c_str());
  }
  keys::KeyView look(const std::string& label) const { return keyboard.view().keys[key(label)]; }
  /// The labels of the popups, the highlighted one in brackets.
  std::string popups() const {
    std::string out;
    for (const keys::PopupView& popup : keyboard.view().popups)
      out += popup.highlighted ? "[" + popup.label + "]" : popup.label;
    return out;
  }

  void sample(input::FingerId finger, input::Phase phase, base::Vec2 pos) {
    at_[finger] = pos;
    keyboard.feed(finger, phase, pos, now, actions);
  }

  void wait(double seconds) {
    const double until = now + seconds;
    for (double due; (due = keyboard.next_deadline_s()) <= until;) {
      now = std::max(now, due);
      keyboard.tick(now, actions);
      ASSERT(keyboard.next_deadline_s() > due, "a deadline that does not go away");
    }
    now = until;
    keyboard.tick(now, actions);
  }

  /// One more finger goes down on this key; then some of those that are down lift, anyone of them,
  /// not always the oldest; often two or three stay. How many were down.
  std::size_t overlap(input::FingerId finger, const std::string& label, std::mt19937& random) {
    put_down(finger, label, {});
    held_.push_back(finger);
    const std::size_t most = held_.size();
    wait(0.01 + double(random() % 80) / 1000);
    while (held_.size() > random() % 4) {
      const auto which = held_.begin() + std::ptrdiff_t(random() % held_.size());
      sample(*which, input::Phase::up, at_[*which]);
      held_.erase(which);
    }
    return most;
  }
  void lift_overlapping() {
    for (const input::FingerId finger : held_) sample(finger, input::Phase::up, at_[finger]);
    held_.clear();
  }

  keys::Keyboard keyboard;
  std::vector<input::KeyAction> actions;  // of the last play(), as they came
  double now = 100;

 private:
  void put_down(input::FingerId finger, const std::string& label, base::Vec2 beside) {
    down_[finger] = look(label).rect.centre() + beside;
    sample(finger, input::Phase::down, down_[finger]);
  }

  void command(const std::string& line) {
    std::istringstream in(line);
    std::string word, label;
    input::FingerId finger = 0;
    base::Vec2 by;
    if (!(in >> word)) return;
    if (word == "wait") {
      double seconds = 0;
      ASSERT(in >> seconds, line.c_str());
      return wait(seconds);
    }
    if (word == "tap" || word == "flick") {
      std::string way;
      ASSERT(in >> label, line.c_str());
      constexpr input::FingerId kOwn = 999;
      put_down(kOwn, label, {});
      wait(0.03);
      if (word == "flick") {
        ASSERT(in >> way, line.c_str());
        const std::map<std::string, base::Vec2> ways = {
            {"left", {-9, 2}}, {"up", {-2, -9}}, {"right", {9, -2}}, {"down", {2, 9}}};
        sample(kOwn, input::Phase::move, down_[kOwn] + ways.at(way));
      }
      wait(0.03);
      return sample(kOwn, input::Phase::up, at_[kOwn]);
    }
    ASSERT(in >> finger, line.c_str());
    if (word == "down") {
      ASSERT(in >> label, line.c_str());
      in >> by.x >> by.y;
      put_down(finger, label, by);
    } else if (word == "move") {
      ASSERT(in >> by.x >> by.y, line.c_str());
      sample(finger, input::Phase::move, down_[finger] + by);
    } else if (word == "slide") {
      ASSERT(in >> label, line.c_str());
      for (const keys::PopupView& popup : keyboard.view().popups)
        if (popup.label == label) return sample(finger, input::Phase::move, popup.rect.centre());
      ASSERT(false, ("no popup " + label).c_str());
    } else if (word == "up") {
      sample(finger, input::Phase::up, at_[finger]);
    } else {
      ASSERT(word == "cancel", line.c_str());
      sample(finger, input::Phase::cancel, at_[finger]);
    }
  }

  std::vector<input::FingerId> held_;  // by overlap()
  std::map<input::FingerId, base::Vec2> down_, at_;
};

}  // namespace support
