// XimContext: one connection to an input method by Xlib's XIM, with one input context on a window,
// in the best style that it has: text composed on the spot (Preedit), else in its own window at the
// caret, else wherever it likes. XimKeyboard's thread alone; every call may wait for the input
// method. Includes Xlib: for platform's .cpp files.
#pragma once

#include <X11/Xlib.h>
#include <X11/Xutil.h>

#include <memory>
#include <optional>
#include <string>

#include "base/geometry.h"
#include "platform/preedit.h"

namespace platform {

class XimContext {
 public:
  /// The input method that XMODIFIERS names; null when it cannot be opened.
  static std::unique_ptr<XimContext> open(Display* display, ::Window window);
  ~XimContext();
  XimContext(const XimContext&) = delete;
  XimContext& operator=(const XimContext&) = delete;

  /// It has gone; nothing but preedit() may be called any more.
  bool lost() const { return lost_; }
  /// The events that it wants to be selected on the window.
  long events() const { return events_; }
  /// For the log.
  std::string description() const;
  const Preedit& preedit() const { return preedit_; }

  /// What a key that was not filtered writes, UTF-8.
  std::string text_of(XKeyEvent& event) const;
  void set_focus(bool focused);
  void set_writing(bool writing);
  /// Where the caret is, window px. Asks and waits: not while anything is composed.
  void set_spot(base::Vec2 px);
  /// It knows that the caret is there, or does not care.
  bool at_spot(base::Vec2 px) const { return style_ == Style::elsewhere || spot_ == px; }
  /// Drops what is being composed.
  void reset();

 private:
  enum class Style { on_the_spot, at_the_spot, elsewhere };
  struct Callbacks;
  XimContext(Display* display, ::Window window) : display_(display), window_(window) {}
  bool start();
  bool make(Style style, XIMStyle bits);
  void tell_focus();

  Display* display_;
  ::Window window_;
  XIM im_ = nullptr;
  XIC ic_ = nullptr;
  XFontSet fonts_ = nullptr;  // asked for where composed text is shown at the spot
  Style style_ = Style::elsewhere;
  long events_ = 0;
  bool lost_ = false;
  bool focused_ = false, writing_ = false, told_focus_ = false;
  std::optional<base::Vec2> spot_;
  Preedit preedit_;
};

}  // namespace platform
