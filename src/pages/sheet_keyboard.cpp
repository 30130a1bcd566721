#include "pages/sheet_keyboard.h"

#include <algorithm>
#include <utility>

#include "base/overloaded.h"
#include "seats/focus.h"
#include "seats/session_words.h"

namespace pages {

namespace p = panels;

namespace {
constexpr const char* kWidePage = "kana-flat";
constexpr const char* kNamesField = "field-makers";
constexpr double kReach_px = 6;  // beside the keys a finger still means one

/// One line: what is pasted or typed has no others.
std::string in_one_line(std::string_view utf8) {
  std::string out(utf8);
  std::ranges::replace_if(
      out, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return out;
}
}  // namespace

SheetKeyboard::SheetKeyboard(Surroundings& around, WritingAids& aids)
    : around_(around), lender_(aids), aids_(aids.lend()), text_(aids_, seats::kSheetAsker) {}

void SheetKeyboard::learn(const model::Session& session) {
  aids_.vocabulary.set_texts(seats::session_words(session, {}));
}

void SheetKeyboard::set_language() {
  if (keyboard_) keyboard_->set_language(around_.tr.lang());
}

// --- the field

void SheetKeyboard::begin(const p::FieldWriting::Seen& field) {
  if (writing()) text_.finish();
  aids_.worker = lender_.converter();
  field_.field = field.name;
  field_px_.reset();
  view_.label = field.label;
  text_.open(field.value, of());
  field_.selected = field.value.empty() ? p::FieldWriting::Selected::nothing : field.selected;
  ends_ = false;
  changed();
}

seats::TypedText::Of SheetKeyboard::of() const {
  return field_.field == kNamesField ? seats::TypedText::Of::names : seats::TypedText::Of::words;
}

bool SheetKeyboard::write_anew(const input::KeyAction& action) {
  using Kind = input::KeyAction::Kind;
  const auto selected = std::exchange(field_.selected, p::FieldWriting::Selected::nothing);
  if (selected != p::FieldWriting::Selected::all) return false;
  const bool writes = action.kind == Kind::kana || action.kind == Kind::again ||
                      action.kind == Kind::romaji || action.kind == Kind::text ||
                      action.kind == Kind::space;
  if (writes || action.kind == Kind::backspace) text_.open({}, of());
  return action.kind == Kind::backspace;  // that was all it does
}

void SheetKeyboard::close() {
  if (!writing()) return;
  text_.finish();
  changed();
  if (keyboard_) keyboard_->cancel_all();
  ends_ = true;
}

const p::FieldWriting::Seen* SheetKeyboard::next() const {
  auto here = std::ranges::find(field_.seen, field_.field, &p::FieldWriting::Seen::name);
  return here == field_.seen.end() || ++here == field_.seen.end() ? nullptr : &*here;
}

void SheetKeyboard::go_on() {
  const p::FieldWriting::Seen* to = next();
  if (!to) return close();
  // The field left takes its words first: it is drawn before the next one.
  text_.finish();
  changed();
  field_.touched = *to;
}

void SheetKeyboard::changed() {
  text_.ask();
  const seats::Draft& draft = text_.draft();
  const ime::Composition& c = draft.composition();
  field_.shown = draft.text();
  field_.caret = draft.caret();
  field_.marks = draft.marks();
  field_.text = field_.shown;
  for (auto mark = field_.marks.rbegin(); mark != field_.marks.rend(); ++mark)
    field_.text.erase(mark->from, mark->to - mark->from);
  view_.text = in_one_line(field_.shown);  // as many bytes
  view_.caret = field_.caret;
  view_.marks = field_.marks;
  view_.selected = field_.selected;
  view_.candidates = c.candidates();
  view_.chosen = c.chosen();
  view_.first = 0;
  if (keyboard_) {
    using Writing = keys::Keyboard::Writing;
    keyboard_->set_writing(c.converting()  ? Writing::converting
                           : c.composing() ? Writing::composing
                                           : Writing::plain);
  }
  around_.due.panels = true;
}

void SheetKeyboard::act(const std::vector<input::KeyAction>& actions) {
  if (!writing()) return;
  for (const input::KeyAction& action : actions) {
    const bool composes = text_.draft().composition().composing();
    if (action.kind == input::KeyAction::Kind::enter && !composes) {
      go_on();
      break;
    }
    if (!write_anew(action)) text_.act(action, around_.tr.lang() == "ja");
  }
  if (!actions.empty()) changed();
}

// --- the panel

void SheetKeyboard::need(p::Fonts& fonts) {
  if (!writing()) return;
  if (keyboard_) view_.keys = keyboard_->view();
  p::need(fonts, view_);
}

void SheetKeyboard::lay(const p::SheetKeysPlan& plan, double mm) {
  keys_px_ = plan.keys.rect();
  px_per_mm_ = mm;
  const base::Size size{plan.keys.w / mm, plan.keys.h / mm};
  if (!keyboard_) {
    auto made = keys::Keyboard::create(aids_.layouts, around_.tr.lang(), size);
    if (!made) return around_.say(p::ToastKind::warning, made.error().shown(around_.tr));
    keyboard_.emplace(std::move(made).value());
    // As wide as it is, every kana has a key of its own.
    if (around_.tr.lang() == "ja") (void)keyboard_->show_page(kWidePage);
  } else if (!(keyboard_->size_mm() == size)) {
    if (auto resized = keyboard_->resize(size); !resized) return keyboard_.reset();
  } else {
    return;
  }
  const double above = (plan.keys.y - plan.all.y) / mm;
  keyboard_->set_popup_area({{0, -above}, {size.w, size.h}});
  view_.keys = keyboard_->view();
  around_.due.panels = true;  // with characters that the fonts may lack
}

void SheetKeyboard::draw(p::Ui& ui, p::Room&) {
  const bool gone = std::ranges::find(field_.seen, field_.field, &p::FieldWriting::Seen::name) ==
                    field_.seen.end();
  if (auto touched = std::exchange(field_.touched, {})) {
    begin(*touched);
    around_.due.panels = true;
  } else if (writing() && (ends_ || gone)) {
    // It has its words, or is no more.
    field_.field.clear();
    text_.open({});
    field_px_.reset();
    around_.due.panels = true;
    return;
  }
  if (!writing()) return;
  const bool here = ui.frame.focus && ui.frame.focus_name == field_.field;
  if (here) field_px_ = ui.frame.focus;
  if (!field_.pasted.empty()) type(std::exchange(field_.pasted, {}));
  if (const auto to = std::exchange(field_.caret_to, {})) {
    field_.selected = p::FieldWriting::Selected::nothing;
    text_.move_to(std::min(*to, field_.shown.size()));
    changed();
  }
  std::optional<p::Area> keys;
  if (field_.keys_wanted) keys = draw_keys(ui);
  // A finger anywhere else means something else.
  const ImVec2 at = ImGui::GetIO().MousePos;
  const base::Vec2 px{at.x, at.y};
  const bool on_it = (keys && keys->rect().contains(px)) || (field_px_ && field_px_->contains(px));
  if (ImGui::IsMouseClicked(0) && !on_it) close();
}

std::optional<p::Area> SheetKeyboard::draw_keys(p::Ui& ui) {
  const p::SheetKeysPlan plan = p::plan_sheet_keys(ui.theme, ui.window);
  lay(plan, ui.theme.mm);
  if (!keyboard_) return {};
  view_.more_fields = next() != nullptr;
  view_.keys = keyboard_->view();
  p::draw_sheet_keys(ui, view_, asked_);
  return plan.all;
}

bool SheetKeyboard::carry_out() {
  const auto asked = std::exchange(asked_, {});
  for (const p::SheetKeysCommand& command : asked)
    std::visit(base::Overloaded{[&](p::TakeCandidate take) {
                                  text_.select(take.index);
                                  changed();
                                },
                                [&](p::ShowCandidates show) { view_.first = show.from; },
                                [&](p::NextField) { go_on(); }, [&](p::EndWriting) { close(); },
                                [&](p::TouchText touch) {
                                  field_.selected = p::FieldWriting::Selected::nothing;
                                  text_.move_to(touch.byte);
                                  changed();
                                }},
               command);
  return !asked.empty();
}

void SheetKeyboard::tick(double now_s) {
  if (aids_.worker)
    for (const auto& answer : aids_.worker->poll_for(seats::kSheetAsker))
      if (text_.answer(answer)) changed();
  if (!keyboard_ || !writing()) return;
  const auto revision = keyboard_->revision();
  std::vector<input::KeyAction> out;
  keyboard_->tick(now_s, out);
  act(out);
  if (keyboard_->revision() != revision) around_.due.panels = true;
}

double SheetKeyboard::next_deadline_s() const {
  if (!writing()) return 1e300;
  double next = keyboard_ ? keyboard_->next_deadline_s() : 1e300;
  if (aids_.worker)
    if (const auto due = aids_.worker->next_deadline_s()) next = std::min(next, *due);
  return next;
}

// --- fingers and keys

bool SheetKeyboard::covers(base::Vec2 px) {
  return shown() && keys_px_.grown(kReach_px).contains(px);
}

void SheetKeyboard::feed(const input::TouchSample& s) {
  if (!keyboard_) return;
  std::vector<input::KeyAction> out;
  keyboard_->feed(s.finger, s.phase, (s.pos_px - keys_px_.min) / px_per_mm_, s.time_s, out);
  act(out);
  around_.due.panels = true;
}

void SheetKeyboard::type(std::string_view utf8) {
  act({{input::KeyAction::Kind::text, in_one_line(utf8)}});
}

text::TextTaker::KeyDone SheetKeyboard::press(text::TextKey key, Held held) {
  if (key == text::TextKey::escape) {
    close();
  } else if (const auto action = seats::seat_action(key, held)) {
    act({*action});
  }
  return {true, {}};
}

void SheetKeyboard::compose(text::Composed composed) {
  if (std::exchange(field_.selected, p::FieldWriting::Selected::nothing) ==
      p::FieldWriting::Selected::all)
    text_.open({}, of());
  text_.compose(std::move(composed));
  changed();
}

void SheetKeyboard::end_composing() {
  if (!composing()) return;
  text_.finish();
  changed();
}

std::optional<base::Vec2> SheetKeyboard::caret_px() const {
  if (!field_px_) return {};
  return base::Vec2{field_px_->min.x, field_px_->max.y};
}

}  // namespace pages
