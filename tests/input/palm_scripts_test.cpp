#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <sstream>

#include "support/touch_script.h"

// Plays every script of tests/data/palms and counts which contacts did something. What a contact
// truly is stands at the head of its script, see docs/palms.md.

using input::FingerId;
using input::GestureKind;
using support::TouchScript;

namespace {

enum class Truth { palm, finger };

struct Contact {
  Truth truth;
  bool promised;  // the rule promises to tell it
};

struct Script {
  std::string name, sentence, touches;
  std::map<FingerId, Contact> contacts;
};

const std::string kFolder = KURUMAZA_SOURCE_DIR "/tests/data/palms";

std::string file_text(const std::string& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

Script read_script(const std::filesystem::path& path) {
  Script script{path.stem().string(), {}, {}, {}};
  std::istringstream in(file_text(path.string()));
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string first, truth;
    words >> first;
    if (first == "#" && script.sentence.empty()) {
      script.sentence = line.substr(2);
    } else if (first == "expect" || first == "beyond") {
      words >> truth;
      REQUIRE_MESSAGE((truth == "palm" || truth == "fingers"), script.name);
      for (FingerId finger = 0; words >> finger;) {
        const Contact contact{truth == "palm" ? Truth::palm : Truth::finger, first == "expect"};
        REQUIRE_MESSAGE(script.contacts.emplace(finger, contact).second, script.name);
      }
    } else {
      script.touches += line + "\n";
    }
  }
  return script;
}

std::vector<Script> all_scripts() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder))
    if (entry.path().extension() == ".touch") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<Script> scripts;
  for (const auto& path : paths) scripts.push_back(read_script(path));
  return scripts;
}

/// Every finger that goes down in the script, as often as it does.
std::vector<FingerId> downs(const Script& script) {
  std::string text = script.touches;
  std::replace(text.begin(), text.end(), ';', '\n');
  std::vector<FingerId> fingers;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string command;
    FingerId finger = 0;
    if (words >> command >> finger && command == "down") fingers.push_back(finger);
  }
  return fingers;
}

/// Who did something that stayed: a tap, a long press, a move of the view, or a drag or a turn that
/// was not cancelled in the end. The short look of being pressed is nothing.
std::set<FingerId> who_acted(const TouchScript& played) {
  std::set<FingerId> acted;
  std::map<FingerId, std::set<FingerId>> open;  // by gesture: who has a part in it so far
  for (std::size_t k = 0; k < played.gestures.size(); ++k) {
    const input::Gesture& g = played.gestures[k];
    switch (g.kind) {
      case GestureKind::tap:
      case GestureKind::double_tap:
      case GestureKind::long_press:
        acted.insert(g.finger);
        break;
      case GestureKind::view:
        acted.insert(played.causes[k]);
        break;
      case GestureKind::drag_begin:
      case GestureKind::drag:
      case GestureKind::turn:
        open[g.finger].insert(played.causes[k]);
        break;
      case GestureKind::drag_end:
      case GestureKind::release:
        acted.merge(open[g.finger]);
        open.erase(g.finger);
        break;
      case GestureKind::press:
      case GestureKind::cancelled:
        open.erase(g.finger);
        break;
      case GestureKind::view_begin:
      case GestureKind::view_end:
        break;
    }
  }
  return acted;
}

std::set<FingerId> play(const Script& script, const input::Limits& limits) {
  TouchScript hands(limits);
  hands.play(script.touches);
  CHECK_MESSAGE(hands.recogniser.finger_count() == 0, script.name);
  return who_acted(hands);
}

struct Count {
  int palms = 0, missed = 0, fingers = 0, ignored = 0;
  Count& operator+=(const Count& o) {
    palms += o.palms, missed += o.missed, fingers += o.fingers, ignored += o.ignored;
    return *this;
  }
};

Count count(const Script& script, const input::Limits& limits) {
  const std::set<FingerId> acted = play(script, limits);
  Count n;
  for (const auto& [finger, contact] : script.contacts) {
    const bool did = acted.contains(finger);
    if (contact.truth == Truth::palm) {
      ++n.palms;
      n.missed += did;
    } else {
      ++n.fingers;
      n.ignored += !did;
    }
  }
  return n;
}

/// The sentence of interaction.md and nothing else.
input::Limits rule_alone() {
  input::Limits limits;
  limits.palm_reach_mm = -1;
  limits.palm_bounce_mm = -1;
  limits.palm_slow_contacts = 1000;
  return limits;
}

std::string row(const std::string& name, const Count& rule, const Count& now) {
  const auto cell = [](int wrong, int of) {
    return " | " + (of == 0 ? "" : std::to_string(wrong) + " of " + std::to_string(of));
  };
  return "| " + name + cell(rule.missed, rule.palms) + cell(now.missed, now.palms) +
         cell(rule.ignored, rule.fingers) + cell(now.ignored, now.fingers) + " |\n";
}

}  // namespace

TEST_CASE(
    "palms: each script says in a sentence what it is, and of each contact what it truly is") {
  const auto scripts = all_scripts();
  CHECK(scripts.size() >= 36);
  for (const Script& script : scripts) {
    CAPTURE(script.name);
    CHECK(script.sentence.size() > 20);
    const auto fingers = downs(script);
    std::set<FingerId> said;
    for (const auto& [finger, contact] : script.contacts) said.insert(finger);
    CHECK(said == std::set<FingerId>(fingers.begin(), fingers.end()));
    CHECK(fingers.size() == said.size());  // a number is one contact
  }
}

TEST_CASE("palms: what the rule promises holds for each contact of each script") {
  for (const Script& script : all_scripts()) {
    CAPTURE(script.name);
    const auto acted = play(script, {});
    for (const auto& [finger, contact] : script.contacts) {
      CAPTURE(finger);
      if (contact.promised) CHECK(acted.contains(finger) == (contact.truth == Truth::finger));
    }
  }
}

TEST_CASE("palms: misses and false alarms are those that docs/palms.md gives") {
  std::string table =
      "| script | missed by the rule alone | missed now | false alarms of the rule alone "
      "| false alarms now |\n| --- | --- | --- | --- | --- |\n";
  Count rule_total, now_total;
  for (const Script& script : all_scripts()) {
    const Count rule = count(script, rule_alone()), now = count(script, {});
    table += row(script.name, rule, now);
    rule_total += rule;
    now_total += now;
  }
  const std::string total = row("**all**", rule_total, now_total);
  table += total;
  const std::string path = KURUMAZA_BINARY_DIR "/palms.md";
  std::ofstream(path) << table;
  std::cout << "palms: " << total;
  CHECK_MESSAGE(file_text(KURUMAZA_SOURCE_DIR "/docs/palms.md").find(table) != std::string::npos,
                "the figures have changed: put " << path << " into docs/palms.md");
}
