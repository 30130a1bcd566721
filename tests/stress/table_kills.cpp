// The real program on a real X server, killed under ten real fingers' worth of work: drags, cards
// made and written. See e2e/kill_rounds.h.
#include "e2e/kill_rounds.h"

#include <cstdlib>
#include <exception>

#include "stress/stress.h"

namespace stress {

void table_kills(const Setting& setting, Account& account) {
  auto screen = support::TouchScreen::create(1920, 1080);
  if (!screen) {
    account.tell("not possible here: " + screen.error().text());
    return;
  }
  ::setenv("DISPLAY", (*screen)->display().c_str(), 1);
  const Watch watch(setting.seconds);
  constexpr int kRounds = 5;
  for (unsigned seed = setting.seed * 1000; watch.running(); ++seed) {
    try {
      const e2e::Killed killed = e2e::kill_rounds(**screen, seed, kRounds);
      account.count("kills", killed.kills);
      account.count("cards compared", double(killed.compared));
      for (const std::string& what : killed.wrong)
        account.lost("the table after a kill", fmt::format("seed {}: {}", seed, what));
    } catch (const std::exception& e) {
      // A touch that came too late on a busy machine, or a program that does not answer.
      account.count("sessions given up");
      account.tell(fmt::format("note: seed {}: {}", seed, e.what()));
    }
  }
  if (account.counted("kills") == 0) account.lost("no kill could be tried", "");
}

}  // namespace stress
