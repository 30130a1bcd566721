// Probe: answers what is asked at the probe's socket (docs/probe.md). The window's thread.
#pragma once

#include <memory>
#include <string>

#include "app/display.h"
#include "app/frame_pacer.h"
#include "app/key_router.h"
#include "app/panel_host.h"
#include "app/probe_server.h"
#include "pages/pages.h"

namespace app {

class Probe {
 public:
  /// What it tells of; lives longer.
  struct Told {
    Display& display;
    PanelHost& panels;
    pages::Pages& pages;
    const KeyRouter& keys;
    FramePacer& pacer;
  };
  /// Fails as ProbeServer::start() does.
  static base::Result<std::unique_ptr<Probe>> start(const base::Path& socket, const Told& told);

  /// Answers what waits. After the frame: what is answered can be seen.
  void answer_all();

 private:
  Probe(std::unique_ptr<ProbeServer> server, const Told& told)
      : server_(std::move(server)), told_(told) {}
  std::string answer(const std::string& line);
  std::string screen();

  std::unique_ptr<ProbeServer> server_;
  Told told_;
};

}  // namespace app
