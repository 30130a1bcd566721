// Keyboard: the on-screen keyboard of one seat: fingers in, KeyActions out, and a plain description
// to draw. Pure: no ImGui, no GL, the clock is handed in; one thread. Its coordinates are
// millimetres from its own top left corner; the seat's turn is applied outside.
//  1. At most one finger's key is live: the newest one's. A finger that comes down counts the key
//     of the one before as pressed, the way it stands at that moment (rollover).
//  2. Actions come out in the order in which the keys were pressed; each press gives its actions
//     once (a repeating key again and again), a cancelled one gives none from then on.
//  3. Presses are of keys of the page shown, but for those that are spent or settled: whoever turns
//     the page calls page_turned().
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "input/touch.h"
#include "keys/key_pages.h"
#include "keys/key_view.h"

namespace keys {

struct KeyboardLimits {
  double flick_mm = 6;          // from where the finger went down
  double flick_far_mm = 60;     // farther than this it means no key any more
  double slack_mm = 6;          // how far beside its key a finger may lift
  double reach_mm = 3;          // how far beside a key a finger may go down
  double still_mm = 3;          // a long press stays within
  double long_press_s = 0.5;    // until the variants open
  double double_tap_s = 0.35;   // of shift, for caps lock
  double palm_s = 0.1;          // so long a contact may turn out to be a palm: nothing comes of it
                                // while it is down, unless it is lifted
  double repeat_delay_s = 0.5;  // from down to the second of a repeating key
  double repeat_s = 0.07;
  double again_s = 0.8;  // from a tap on a kana key to the next one on it that changes the kana
};

class Keyboard {
 public:
  /// What is going on in the card: it changes what space, enter and some other keys do and say.
  enum class Writing { plain, composing, converting };

  /// `lang` ("ja", "en") orders the pages (the first that fits is shown) and picks the labels.
  /// Fails with `invalid` when no page fits on `panel_mm`, saying which sizes would do.
  static base::Result<Keyboard> create(std::shared_ptr<const KeyLayouts> layouts, std::string lang,
                                       base::Size panel_mm, KeyboardLimits limits = {});

  /// Changes the size; every press is cancelled, a page that no longer fits gives way to its
  /// flatter form, else to one that fits, and the popup area is as at first. Fails as create()
  /// does, then all stays as it was.
  base::Result<void> resize(base::Size panel_mm);
  base::Size size_mm() const { return pages_.panel_mm(); }
  /// Where popups may lie; at first the keyboard and 45 mm above it. Requires that the keyboard
  /// lies within.
  void set_popup_area(const base::Rect& area_mm);
  /// Other labels and another order; the page stays.
  void set_language(std::string lang);
  void set_writing(Writing writing);

  /// Every page in the order of the language.
  std::vector<PageView> pages() const { return pages_.views(); }
  const std::string& page() const { return pages_.shown().name; }
  /// Fails with `not_found`, or `invalid` when the page does not fit; then the page stays. Cancels
  /// every press.
  base::Result<void> show_page(std::string_view name);

  /// One sample of one finger; appends what it means to `out`. What was due before `time_s` comes
  /// first. Tolerates anything: samples of unknown fingers, a second down (the old finger then
  /// lifts where it was), positions and times that are no numbers, times running backwards.
  void feed(input::FingerId finger, input::Phase phase, base::Vec2 pos_mm, double time_s,
            std::vector<input::KeyAction>& out);
  /// Lets time pass: repeats, long presses. Call after feeding what has come, before each frame,
  /// and at next_deadline_s().
  void tick(double now_s, std::vector<input::KeyAction>& out);
  /// When tick() next has something to do; infinity when never.
  double next_deadline_s() const;
  /// Forgets every finger; nothing comes of them (the seat is taken away, the window lost its
  /// touches).
  void cancel_all();

  /// True from a finger's down on a key until its up.
  bool knows(input::FingerId finger) const;
  KeyboardView view() const;
  /// Grows whenever view() may have changed.
  std::uint64_t revision() const { return revision_; }

 private:
  friend class KeyPainter;
  enum class Shift { off, once, lock };
  enum class State {
    live,     // the newest: lifting gives its stroke
    settled,  // counts as pressed, but is told only when it can be no palm any more
    spent,    // nothing more comes of it
    shift,    // holds the shift key
  };
  /// A press shorter than a long one, without a flick, of a key with a cycle; of none: something
  /// else.
  struct Tap {
    const LayoutKey* key = nullptr;
    double from_s = 0, to_s = 0;
  };
  struct Press {
    input::FingerId finger = 0;
    std::size_t key = 0;
    State state = State::live;
    base::Vec2 down, pos;
    double down_s = 0;
    Writing writing = Writing::plain;    // as the key was labelled
    bool shifted = false;                // when it was touched
    bool moved = false;                  // farther than still_mm, ever
    bool variants_open = false;          // after a long press
    base::Vec2 opened_at;                // where the finger was then
    double next_repeat_s = 0;            // of a repeating key
    bool told = false;                   // a repeating key's first
    const KeyStroke* settled = nullptr;  // what it gives, once that is decided
    Tap tap;                             // which it then was
    Shift shift_before = Shift::off;
    bool shift_used = false;  // something was typed while it was held
  };

  Keyboard(KeyPages pages, KeyboardLimits limits);
  const LayoutKey& key_of(const Press& press) const { return pages_.shown().keys[press.key]; }

  const KeyStroke& face(const LayoutKey& key, Writing writing, bool shifted) const;
  /// What lifting the finger now gives; null for nothing.
  const KeyStroke* choice(const Press& press) const;
  /// Whether this face of the key keeps the flicks and variants.
  static bool is_plain(const LayoutKey& key, const KeyStroke& face);
  bool shift_is_on() const;
  std::size_t key_at(base::Vec2 pos) const;

  void down(input::FingerId finger, base::Vec2 pos, double t, std::vector<input::KeyAction>& out);
  void move(Press& press, base::Vec2 pos);
  void lift(input::FingerId finger, double t, std::vector<input::KeyAction>& out);
  void cancel(input::FingerId finger);
  Tap tap_of(const Press& press, const KeyStroke* stroke, double t) const;
  void settle(Press& press, double t);
  void tell_settled(std::size_t count, std::vector<input::KeyAction>& out);
  void tell(const KeyStroke& stroke, const Tap& tap, std::vector<input::KeyAction>& out);
  void use_shift(const LayoutKey& key);
  void press_shift(Press& press, double t);
  void lift_shift(const Press& press, double t);
  void turn_to(const KeyLayout& page);
  void page_turned();
  void repeat(Press& press, double now_s, std::vector<input::KeyAction>& out);
  Press* find(input::FingerId finger);
  Press* live();

  KeyPages pages_;
  KeyboardLimits limits_;
  base::Rect popup_area_;
  Writing writing_ = Writing::plain;
  Shift shift_ = Shift::off;
  double shift_tap_s_ = -1e300;  // when shift was last tapped
  Tap last_tap_;                 // what was told last
  std::vector<Press> presses_;   // in the order they went down
  double last_s_ = 0;            // the last time that was a number
  std::uint64_t revision_ = 0;
};

}  // namespace keys
