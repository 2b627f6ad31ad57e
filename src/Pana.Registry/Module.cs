namespace Pana.Registry;
