// Surroundings: what every page works with, and where it leaves what is not its own to do. Pages owns
// them; pages and their parts hold a reference. The window's thread. What must agree:
//  1. Whoever changes what is to be seen says so in `due`.
//  2. `wishes` are carried out after the frame, when no part is at work: a page may go by them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/assets.h"
#include "base/clock.h"
#include "base/messages.h"
#include "canvas/look.h"
#include "desk/desk.h"
#include "ops/agenda.h"
#include "pages/machine_settings.h"
#include "pages/outside.h"
#include "pages/session_pictures.h"
#include "pages/toasts.h"
#include "panels/corner.h"
#include "panels/go_to.h"
#include "panels/hall_mark.h"
#include "panels/home.h"
#include "panels/new_session.h"

namespace pages {

class HallTable;

/// A session is begun: what it is called, and how its evening goes.
struct BeginSession {
  panels::CreateSession words;
  ops::Plan plan;  // empty: nobody leads
};

/// The open session goes on as one of its own, under another id.
struct CopySession {};

/// What can only be done by whoever shows the pages.
using Wish = std::variant<panels::OpenSession, panels::OpenFound, panels::OpenExample, BeginSession,
                          panels::SetLanguage, panels::OpenSettings, panels::OpenHall,
                          panels::BeginHall, CopySession, panels::Leave, desk::Offer>;

/// The display a page is shown on.
struct Extent {
  base::Size window_px;
  double px_per_mm = 96 / 25.4;
  double bar_px = 0;      // how high the bar is, as long as none has been drawn
  double text_scale = 1;  // 1…1.6: larger text is wanted
};

/// What is to be drawn anew.
struct Due {
  bool panels = true;
  bool picture = true;  // what lies under them
  void all() { panels = picture = true; }
};

/// How this machine hears of halls.
struct HallSettings {
  base::Path known;     // the file of the halls that it was in
  base::Path requests;  // what a hall asked of it
  bool loopback_only = false;
  std::uint16_t port = 0;  // where beacons are heard; 0: the usual one
};

/// Where things are kept, and how the table stands.
struct Settings {
  base::Path sessions;   // the folder for new ones
  base::Path seats;      // where people sit round this machine's table
  base::Path keyboards;  // this machine's own
  base::Path machine;    // of this machine's screen
  std::string version;   // of the program
  desk::Mount mount = desk::Mount::table;
  std::string computer{};              // its name
  base::Path templates{};              // of evenings, the facilitator's own
  base::Path indexes{};                // by which sessions are searched; empty: in memory alone
  std::optional<HallSettings> hall{};  // none: this program looks for no hall
  bool opens_halls = false;            // this machine can be a hall's
  int phone_port = 0;                  // where phones come in; 0: any that is free
};

struct Surroundings {
  base::FileSystem& files;
  const base::Clock& clock;
  base::IdSource& ids;
  const base::AssetPaths& assets;
  text::Typesetter& typesetter;
  Outside& outside;
  SessionPictures& pictures;
  Settings settings;
  Extent extent;
  MachineSettings machine{};
  canvas::Look look{};
  base::Messages tr{};
  bool keys_seen = false;  // a physical keyboard is there
  Toasts toasts{};
  std::vector<Wish> wishes{};
  Due due{};
  double sounded_s = -1e9;       // when something was heard last
  HallTable* hall = nullptr;     // null: there is none
  panels::HallMark hall_mark{};  // of it, on the bar

  /// Softly, where people have not switched it off; so soon after another one it is left out.
  void sound(Sound which);
  void say(panels::ToastKind kind, std::string text, std::vector<std::string> details = {});
  void offer(panels::ToastKind kind, std::string text, std::string verb, desk::Offer what);
  void offer(panels::ToastKind kind, std::string text, Toasts::Verb one, Toasts::Verb other);
};

}  // namespace pages
