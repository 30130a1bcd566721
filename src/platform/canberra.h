// Canberra: the library that plays sounds, looked for when the program runs, as a machine need not have it.
// For whoever plays something, each on a thread of its own.
#pragma once

#include <canberra.h>

namespace platform {

class Canberra {
 public:
  /// Quietly: on a machine without a sound card ALSA would fill the terminal with what it looked for.
  Canberra();
  // Never unloaded: its drivers leave threads and handlers of their own behind.

  /// A context of ours; null: there is no library.
  ca_context* context() const;

  // All null where it is not there.
  decltype(&ca_context_create) create = nullptr;
  decltype(&ca_context_destroy) destroy = nullptr;
  decltype(&ca_context_change_props) set = nullptr;
  decltype(&ca_context_play) play = nullptr;
  decltype(&ca_context_playing) playing = nullptr;
  decltype(&ca_context_cancel) cancel = nullptr;
};

}  // namespace platform
