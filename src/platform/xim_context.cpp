#include "platform/xim_context.h"

#include <algorithm>
#include <clocale>
#include <cwchar>

namespace platform {

namespace {

// The text of a callback, in wide characters or the locale's encoding.
std::u32string text_in(const XIMText& text) {
  std::u32string out;
  if (text.encoding_is_wchar) {
    for (unsigned k = 0; k < text.length; ++k) out += char32_t(text.string.wide_char[k]);
    return out;
  }
  const char* at = text.string.multi_byte;
  std::mbstate_t state{};
  for (std::size_t left = std::char_traits<char>::length(at); left > 0;) {
    wchar_t c = 0;
    const std::size_t used = std::mbrtowc(&c, at, left, &state);
    if (used == 0 || used > left) break;  // ends, or is broken here
    out += char32_t(c);
    at += used;
    left -= used;
  }
  return out;
}

std::vector<Preedit::Mark> marks_in(const XIMText& text) {
  std::vector<Preedit::Mark> out;
  for (unsigned k = 0; text.feedback && k < text.length; ++k)
    out.push_back(text.feedback[k] & (XIMReverse | XIMHighlight) ? Preedit::Mark::current
                                                                 : Preedit::Mark::plain);
  return out;
}

std::size_t count(int n) { return n > 0 ? std::size_t(n) : 0; }

}  // namespace

struct XimContext::Callbacks {
  static XimContext& of(XPointer data) { return *reinterpret_cast<XimContext*>(data); }

  static void lost(XIM, XPointer self, XPointer) {
    of(self).lost_ = true;
    of(self).im_ = nullptr;  // Xlib has let go of both
    of(self).ic_ = nullptr;
  }
  // The results count for start() alone.
  static Bool start(XIC, XPointer self, XPointer) {
    of(self).preedit_.clear();
    return -1;  // any length
  }
  static Bool done(XIC, XPointer self, XPointer) {
    of(self).preedit_.clear();
    return 0;
  }
  static Bool draw(XIC, XPointer self, XPointer data) {
    Preedit& preedit = of(self).preedit_;
    const auto* call = reinterpret_cast<XIMPreeditDrawCallbackStruct*>(data);
    const XIMText* text = call ? call->text : nullptr;
    const bool only_marks = text && text->length > 0 && !text->string.multi_byte;
    if (!call) {
      preedit.clear();
    } else if (only_marks) {
      preedit.mark(count(call->chg_first), marks_in(*text), count(call->caret));
    } else {
      const bool some = text && text->string.multi_byte;
      preedit.draw(count(call->chg_first), count(call->chg_length),
                   some ? text_in(*text) : std::u32string(),
                   some ? marks_in(*text) : std::vector<Preedit::Mark>(), count(call->caret));
    }
    return 0;
  }
  static Bool caret(XIC, XPointer self, XPointer data) {
    Preedit& preedit = of(self).preedit_;
    auto* call = reinterpret_cast<XIMPreeditCaretCallbackStruct*>(data);
    if (!call) return 0;
    const std::size_t at = preedit.caret();
    switch (call->direction) {
      case XIMForwardChar:
      case XIMForwardWord:
        preedit.move_caret(at + 1);
        break;
      case XIMBackwardChar:
      case XIMBackwardWord:
        preedit.move_caret(at > 0 ? at - 1 : 0);
        break;
      case XIMAbsolutePosition:
        preedit.move_caret(count(call->position));
        break;
      case XIMLineStart:
        preedit.move_caret(0);
        break;
      case XIMLineEnd:
        preedit.move_caret(preedit.length());
        break;
      default:
        break;
    }
    call->position = int(preedit.caret());
    return 0;
  }
};

std::unique_ptr<XimContext> XimContext::open(Display* display, ::Window window) {
  std::unique_ptr<XimContext> context(new XimContext(display, window));
  if (!context->start()) return nullptr;
  return context;
}

XimContext::~XimContext() {
  if (ic_) XDestroyIC(ic_);
  if (im_) XCloseIM(im_);
  if (fonts_) XFreeFontSet(display_, fonts_);
}

bool XimContext::start() {
  XSetLocaleModifiers("");
  static char name[] = "kurumaza";
  im_ = XOpenIM(display_, nullptr, name, name);
  if (!im_) return false;
  XIMCallback lost{reinterpret_cast<XPointer>(this), Callbacks::lost};
  XSetIMValues(im_, XNDestroyCallback, &lost, nullptr);
  XIMStyles* styles = nullptr;
  if (XGetIMValues(im_, XNQueryInputStyle, &styles, nullptr) || !styles) return false;
  const auto all = std::vector<XIMStyle>(styles->supported_styles,
                                         styles->supported_styles + styles->count_styles);
  XFree(styles);
  const std::pair<Style, XIMStyle> wishes[] = {{Style::on_the_spot, XIMPreeditCallbacks},
                                               {Style::at_the_spot, XIMPreeditPosition},
                                               {Style::elsewhere, XIMPreeditNothing},
                                               {Style::elsewhere, XIMPreeditNone}};
  for (const auto& [style, preedit] : wishes)
    for (const XIMStyle status : {XIMStatusNothing, XIMStatusNone})
      if (std::ranges::find(all, preedit | status) != all.end() && make(style, preedit | status))
        return true;
  return false;
}

bool XimContext::make(Style style, XIMStyle bits) {
  const auto self = reinterpret_cast<XPointer>(this);
  XVaNestedList preedit = nullptr;
  XICCallback start{self, Callbacks::start}, done{self, Callbacks::done},
      draw{self, Callbacks::draw}, caret{self, Callbacks::caret};
  XPoint spot{0, 0};
  if (style == Style::on_the_spot) {
    preedit =
        XVaCreateNestedList(0, XNPreeditStartCallback, &start, XNPreeditDoneCallback, &done,
                            XNPreeditDrawCallback, &draw, XNPreeditCaretCallback, &caret, nullptr);
  } else if (style == Style::at_the_spot) {
    char** missing = nullptr;
    int missing_count = 0;
    fonts_ = XCreateFontSet(display_, "-*-fixed-medium-r-normal--14-*,*", &missing, &missing_count,
                            nullptr);
    if (missing) XFreeStringList(missing);
    if (!fonts_) return false;
    preedit = XVaCreateNestedList(0, XNSpotLocation, &spot, XNFontSet, fonts_, nullptr);
  }
  if (preedit) {
    ic_ = XCreateIC(im_, XNInputStyle, bits, XNClientWindow, window_, XNFocusWindow, window_,
                    XNPreeditAttributes, preedit, nullptr);
    XFree(preedit);
  } else {
    ic_ = XCreateIC(im_, XNInputStyle, bits, XNClientWindow, window_, XNFocusWindow, window_,
                    nullptr);
  }
  if (!ic_) return false;
  style_ = style;
  XGetICValues(ic_, XNFilterEvents, &events_, nullptr);
  ::Window focus = None;
  int revert = 0;
  XGetInputFocus(display_, &focus, &revert);
  focused_ = focus == window_;
  return true;
}

std::string XimContext::description() const {
  switch (style_) {
    case Style::on_the_spot:
      return "composes in place";
    case Style::at_the_spot:
      return "composes in a window of its own at the caret";
    case Style::elsewhere:
      break;
  }
  return "composes in a window of its own";
}

std::string XimContext::text_of(XKeyEvent& event) const {
  std::string text(64, '\0');
  KeySym symbol = 0;
  Status status = 0;
  int n = Xutf8LookupString(ic_, &event, text.data(), int(text.size()), &symbol, &status);
  if (status == XBufferOverflow) {
    text.resize(std::size_t(n));
    n = Xutf8LookupString(ic_, &event, text.data(), int(text.size()), &symbol, &status);
  }
  const bool some = status == XLookupChars || status == XLookupBoth;
  text.resize(some ? count(n) : 0);
  return text;
}

void XimContext::tell_focus() {
  const bool now = focused_ && writing_;
  if (lost_ || now == told_focus_) return;
  told_focus_ = now;
  now ? XSetICFocus(ic_) : XUnsetICFocus(ic_);
}

void XimContext::set_focus(bool focused) {
  focused_ = focused;
  tell_focus();
}

void XimContext::set_writing(bool writing) {
  writing_ = writing;
  tell_focus();
}

void XimContext::set_spot(base::Vec2 px) {
  if (at_spot(px) || lost_) return;
  spot_ = px;
  XPoint spot{short(std::clamp(px.x, 0.0, 32000.0)), short(std::clamp(px.y, 0.0, 32000.0))};
  XVaNestedList preedit = XVaCreateNestedList(0, XNSpotLocation, &spot, nullptr);
  XSetICValues(ic_, XNPreeditAttributes, preedit, nullptr);
  XFree(preedit);
}

void XimContext::reset() {
  if (lost_) return;
  // Some input methods hand back what they had, some commit it: who resets has it already.
  if (char* left = Xutf8ResetIC(ic_)) XFree(left);
  preedit_.clear();
}

}  // namespace platform
