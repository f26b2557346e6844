// How many days there are until a version is in force, by the reader's own calendar.
(function () {
  'use strict';
  var now = new Date();
  var today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  document.querySelectorAll('.days-to-go').forEach(function (cell) {
    var day = Date.parse(cell.parentElement.querySelector('time').dateTime);
    var days = Math.round((day - today) / 86400000);
    cell.textContent = days > 0 ? String(days) : 'in force';
  });
}());
