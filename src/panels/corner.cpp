#include "panels/corner.h"

namespace panels {

OtherLanguage other_language(const base::Messages& tr) {
  if (tr.lang() == "ja") return {"English", {"en"}};
  return {"日本語", {"ja"}};
}

}  // namespace panels
