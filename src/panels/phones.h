// PhonesSheet: the door for phones as whoever leads opens it: a code and an address to come by, how many came,
// where their cards go: a sheet at the table's right. Its view, its commands, its draw. The UI thread's.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "panels/qr_code.h"
#include "panels/side_sheet.h"

namespace panels {

enum class PhoneTongue { ja, easy_ja, en };

/// How whoever leads wants it; as a command: from now on.
struct PhoneWishes {
  PhoneTongue tongue = PhoneTongue::ja;
  bool tray = true;     // cards go there first; else to free places on the table
  bool map = true;      // may be read
  bool survey = false;  // may be answered
  bool names = false;   // a card may say who wrote it
  bool photos = false;  // of what stands on paper may be sent
};

struct PhonesView {
  enum class State { not_yet, open, over };
  State state = State::not_yet;
  std::string address;      // of the page, with the key behind its #
  bool has_network = true;  // else no phone can reach this machine
  bool has_others = false;  // it is reached under other addresses, too
  std::size_t phones = 0;   // there now
  std::size_t cards = 0;    // that came
  PhoneWishes wishes;
  bool asks = false;      // there is a questionnaire
  bool nameless = false;  // in this session no names are kept
  bool writable = true;
};

struct OpenPhones {};
struct ClosePhones {};
/// Who has the old code comes in no more.
struct NewPhoneKey {};
struct OtherPhoneAddress {};
struct ClosePhonesSheet {};
using PhonesCommand = std::variant<OpenPhones, ClosePhones, NewPhoneKey, OtherPhoneAddress,
                                   PhoneWishes, ClosePhonesSheet>;
using PhonesCommands = std::vector<PhonesCommand>;

class PhonesSheet {
 public:
  void need(Fonts& fonts) const;
  /// At the table's right, down to `above_px`. Returns its left edge, px.
  float draw(Ui& ui, const PhonesView& view, float above_px, PhonesCommands& out);

 private:
  /// Each below `y`; the height is in `y` afterwards.
  void draw_before(Ui& ui, const PhonesView& view, const Area& room, float& y, PhonesCommands& out);
  void draw_open(Ui& ui, const PhonesView& view, const Area& room, float& y, PhonesCommands& out);
  void draw_code(Ui& ui, const PhonesView& view, const Area& room, float& y);
  void draw_over(Ui& ui, const PhonesView& view, const Area& room, float& y, PhonesCommands& out);
  void draw_wishes(Ui& ui, const PhonesView& view, const Area& room, float& y, PhonesCommands& out);
  void draw_tongues(Ui& ui, PhoneWishes wishes, const Area& room, float& y, PhonesCommands& out);

  std::string coded_;  // what `code_` says
  QrCode code_;
  SideSheet sheet_;
};

}  // namespace panels
