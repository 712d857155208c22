(function () {
  "use strict";
  var key = "digest-show";
  var group = document.querySelector(".switch");
  var buttons = Array.prototype.slice.call(group.querySelectorAll("button"));
  function show(choice, remember) {
    document.body.setAttribute("data-show", choice);
    buttons.forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.dataset.choose === choice));
    });
    if (remember) {
      try { localStorage.setItem(key, choice); } catch (refused) { return; }
    }
  }
  function remembered() {
    try { return localStorage.getItem(key); } catch (refused) { return null; }
  }
  buttons.forEach(function (button) {
    button.addEventListener("click", function () { show(button.dataset.choose, true); });
  });
  var choice = remembered();
  if (buttons.some(function (button) { return button.dataset.choose === choice; })) { show(choice, false); }
  group.hidden = false;
})();
