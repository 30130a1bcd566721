// Any bytes as the hall's small messages: presence, requests and their answers, what goes from table to table, the
// hall's news. What can be read is the same after writing and
// reading it again.
#include <cstdint>

#include "base/assert.h"
#include "hall/dispatch.h"
#include "hall/presence.h"
#include "hall/request.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto presence = hall::read_presence(bytes)) {
    const auto again = hall::read_presence(text_of(*presence));
    ASSERT(again && *again == *presence, "a presence changes");
  }
  if (const auto request = hall::read_request(bytes)) {
    const std::string text = text_of(*request);
    const auto again = hall::read_request(text);
    ASSERT(again && text_of(*again) == text, "a request changes");
  }
  if (const auto dispatch = hall::read_dispatch(bytes)) {
    const std::string text = text_of(*dispatch);
    // Written again it may be larger than what may be sent.
    if (const auto again = hall::read_dispatch(text))
      ASSERT(again->to == dispatch->to && text_of(*again) == text, "a dispatch changes");
    else
      ASSERT(again.error().code == base::ErrorCode::too_large, "a dispatch is lost");
  }
  if (const auto news = hall::read_news(bytes)) {
    const auto again = hall::read_news(text_of(*news));
    ASSERT(again && *again == *news, "news change");
  }
  (void)hall::read_request_answer(bytes, base::Id{});
  return 0;
}
